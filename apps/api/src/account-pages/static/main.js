import { showPage } from './account.js';

showPage({ document, location, fetch: window.fetch.bind(window) });
