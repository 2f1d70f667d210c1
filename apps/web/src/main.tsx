import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './frame/app.tsx';
import './style/base.css';

const element = document.getElementById('root');
if (!element) throw new TypeError('The page has no place for the console.');
createRoot(element).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
