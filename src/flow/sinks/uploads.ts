import type { PackageSinks } from './export-target.ts';

/** What puts values into stores of files outside the program, as data. To teach another one, add it here. */
export const UPLOADS: readonly PackageSinks[] = [
  { packages: /^(?:@aws-sdk\/(?:client-s3|lib-storage)|aws-sdk(?:\/.*)?|aws-sdk-js|s3-lite-client|@aws-lite\/s3|aws4fetch)$/, methods: new Set(['putObject', 'upload', 'uploadPart']), classes: new Set(['PutObjectCommand', 'UploadPartCommand', 'Upload', 'ManagedUpload']) },
  { packages: /^(?:@google-cloud\/storage|firebase-admin(?:\/storage)?|gcs-resumable-upload)$/, methods: new Set(['save', 'upload', 'createWriteStream', 'write', 'end']) },
  { packages: /^(?:@azure\/storage-(?:blob|file-share|file-datalake))$/, methods: new Set(['upload', 'uploadData', 'uploadStream', 'appendBlock', 'stageBlock', 'append']) },
  { packages: /^(?:firebase\/storage|@firebase\/storage)$/, functions: { uploadBytes: [1], uploadBytesResumable: [1], uploadString: [1] }, methods: new Set(['put', 'putString']) },
  { packages: /^(?:@vercel\/blob(?:\/client)?|@netlify\/blobs|uploadthing\/server)$/, functions: { put: [1], upload: [1] }, methods: new Set(['set', 'setJSON', 'uploadFiles']) },
  { packages: /^(?:minio|cloudinary|@uploadcare\/.*|pkgcloud|flydrive|@adonisjs\/drive.*|unstorage)$/, functions: { putObject: [2] }, methods: new Set(['putObject', 'upload', 'upload_stream', 'put', 'write']) },
  { packages: /^(?:basic-ftp|ftp|ssh2-sftp-client|ssh2|promise-ftp|jsftp|webdav)$/, methods: new Set(['uploadFrom', 'put', 'append', 'fastPut', 'putFileContents', 'writeFile']) },
  { packages: /^(?:dropbox|box-node-sdk|@microsoft\/microsoft-graph-client|megajs)$/, methods: new Set(['filesUpload', 'uploadFile', 'put', 'putStream', 'upload']) },
];

/** Online spreadsheets. https://developers.google.com/sheets/api, https://theoephraim.github.io/node-google-spreadsheet */
export const SHEETS: readonly PackageSinks[] = [
  { packages: /^(?:google-spreadsheet|airtable|@notionhq\/client)$/, methods: new Set(['addRows', 'addRow', 'setCellsByA1', 'loadCells', 'create']) },
];

/** Methods of Google's own client, below `sheets.spreadsheets`, and those of its Drive client. */
export const SHEET_METHODS: ReadonlySet<string> = new Set(['append', 'update', 'batchUpdate']);
export const DRIVE_METHODS: ReadonlySet<string> = new Set(['create', 'update']);

/** Methods by which stores of the project's own take a file, and names under which projects keep such a store. */
export const UPLOAD_METHOD = /^(?:upload|put)(?:Object|File|Buffer|Stream|Content|Blob|Data|Text|Csv|CSV)?$|^(?:saveFile|storeFile|putBlob)$/;
export const STORE_NAME = /(?:storage|bucket|s3|blob|gcs|r2|minio|sftp|ftp|objectStore|cloudStorage|sharePoint|oneDrive|googleDrive)\w*$/i;
/** Functions of the project's own that say where they put a file: `uploadToS3`. */
export const UPLOAD_FUNCTION = /^(?:upload|put|save|push|send|store|write)\w*(?:To|_to_?)(?:S3|R2|GCS|GCP|Azure|Blob|Bucket|Storage|Drive|GoogleDrive|SharePoint|OneDrive|Dropbox|Sftp|SFTP|Ftp|FTP|Cloud)\w*$/i;
