import { showPage } from './account.js';

function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

void showPage({
  document,
  location,
  fetch: window.fetch.bind(window),
  save,
  leave: (address) => window.location.assign(address),
});
