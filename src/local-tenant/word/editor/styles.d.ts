declare module "@eigenpal/docx-editor-react/styles.css";
