import 'react';

declare module 'react' {
  interface CSSProperties {
    '--row'?: number;
  }
}
