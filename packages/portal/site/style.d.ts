// Styles are put into the page by the build; they export nothing.
declare module '*.css';
