import chromium from '@sparticuz/chromium';

// A script: the package unpacks into TMPDIR, and what it needs of libraries and fonts only where it is told
// to be on a server of Amazon.
await chromium.executablePath();
