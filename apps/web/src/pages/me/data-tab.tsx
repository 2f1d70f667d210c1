import { DeleteAccount } from './delete-account.tsx';
import { ExportSection } from './export-section.tsx';

/** What is stored about the person, and how to have it deleted. */
export function DataTab() {
  return (
    <>
      <ExportSection />
      <DeleteAccount />
    </>
  );
}
