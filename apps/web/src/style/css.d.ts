declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  // biome-ignore lint/style/noDefaultExport: as Vite gives it
  export default classes;
}
declare module '*.css' {}
