import type { PackageSinks } from './export-target.ts';

/** Packages that make PDF and text documents, as data. To teach another one, add it here. */
export const DOCUMENT_BUILDERS: readonly PackageSinks[] = [
  { packages: /^(?:pdfkit|pdfkit-table|pdf-lib|jspdf|pdfmake(?:\/.*)?|@react-pdf\/renderer|html-pdf|puppeteer(?:-core)?|pdf-creator-node|easy-template-x|docx)$/, functions: { autoTable: [1], createPdf: [0], createPdfKitDocument: [0], renderToBuffer: [0], renderToStream: [0], create: [0] }, methods: new Set(['text', 'autoTable', 'table', 'drawText', 'createPdf', 'createPdfKitDocument', 'setContent']) },
  { packages: /^jspdf-autotable$/, functions: { default: [1], autoTable: [1] } },
];
