import type { PackageSinks } from './export-target.ts';

/** Packages that make CSV and spreadsheets of records, as data. To teach another one, add it here. */
export const TABLE_BUILDERS: readonly PackageSinks[] = [
  { packages: /^(?:json2csv|@json2csv\/(?:plainjs|node|whatwg|formatters|transforms))$/, functions: { parse: [0], parseAsync: [0], json2csv: [0] }, methods: new Set(['parse', 'write', 'pushLine', 'fromInput']) },
  { packages: /^(?:json-2-csv|jsonexport(?:\/dist)?|json-to-csv|objects-to-csv|object-to-csv|convert-array-to-csv|csv-rex|json2xls|json-as-xlsx|export-from-json|export-to-csv|@vtabbott\/csv|to-csv)$/, functions: { json2csv: [0], json2csvAsync: [0], converter: [0], convertArrayToCSV: [0], generateCsv: [], asBlob: [], asString: [], download: [], default: [], jsonexport: [0], csv: [0] }, methods: new Set(['generateCsv', 'toDisk', 'toString']), classes: new Set(['ObjectsToCsv', 'ExportToCsv', 'default']) },
  { packages: /^papaparse$/, functions: { unparse: [0] } },
  { packages: /^(?:fast-csv|@fast-csv\/format)$/, functions: { write: [0], writeToPath: [1], writeToStream: [1], writeToString: [0], writeToBuffer: [0], writeToFile: [1] }, methods: new Set(['write', 'end']) },
  { packages: /^(?:csv-stringify(?:\/.*)?|csv(?:\/sync|\/.*)?)$/, functions: { stringify: [0], stringifySync: [0], default: [0] }, methods: new Set(['write', 'end', 'stringify']) },
  { packages: /^(?:csv-writer|csv-write-stream|csv-generate)$/, methods: new Set(['writeRecords', 'write', 'stringifyRecords', 'end']) },
  { packages: /^(?:xlsx|xlsx-js-style|xlsx-style|@e965\/xlsx|@sheet\/.*|https:\/\/cdn\.sheetjs\.com\/.*)$/, functions: { json_to_sheet: [0], aoa_to_sheet: [0], sheet_add_json: [1], sheet_add_aoa: [1] }, methods: new Set(['json_to_sheet', 'aoa_to_sheet', 'sheet_add_json', 'sheet_add_aoa']) },
  { packages: /^(?:exceljs(?:\/.*)?|@protobi\/exceljs|@nbelyh\/exceljs|@zurmokeeper\/exceljs)$/, methods: new Set(['addRow', 'addRows', 'insertRow', 'insertRows', 'addTable', 'getCell', 'splice']) },
  { packages: /^node-xlsx$/, functions: { build: [0] } },
  { packages: /^(?:write-excel-file(?:\/.*)?|excel4node|xlsx-populate|zipcelx|js-xlsx|better-xlsx|officegen|xlsx-template|excel-export|node-excel-export|react-export-excel|exceljs-lightweight)$/, functions: { default: [0], buildExport: [0], execute: [0] }, methods: new Set(['string', 'value', 'number', 'substitute']) },
];

/** Properties by which a cell or a row of a spreadsheet gets its values. https://github.com/exceljs/exceljs#rows */
export const CELL_PROPERTIES: ReadonlySet<string> = new Set(['value', 'values']);

/** Elements whose attributes become a table for download. https://github.com/react-csv/react-csv */
export const TABLE_ELEMENTS = /^(?:CSVLink|CSVDownload|CsvDownload(?:er)?|CsvDownloadButton|ExcelFile|ExcelSheet|ExportCSV|CsvExport)$/;

/**
 * Names of functions that make a table of what they are given, where their code is not at hand or writes it by
 * hand: `convertToCSV`, `exportToExcel`, `jsonToCsv`, `downloadCSV`, `generateXlsx`, `CSV出力`.
 */
export const TABLE_NAME =
  /^(?:\w*(?:to|To|export|Export|download|Download|generate|Generate|write|Write|create|Create|build|Build|make|Make|convert|Convert|serialize|Serialize|stringify|Stringify|save|Save|render|Render)_?\w*(?:csv|Csv|CSV|tsv|Tsv|TSV|xlsx?|Xlsx?|XLSX?|excel|Excel|spreadsheet|Spreadsheet)(?:File|Data|Text|String|Buffer|Content|Blob|Report|Rows|_?[sS]ync)?|(?:csv|Csv|CSV|xlsx|Excel|excel)(?:Stringify|Format|From\w+|Export|Serialize|Generate|Download))$|(?:CSV|エクセル|Excel)(?:出力|生成|作成|変換|ダウンロード)/;
