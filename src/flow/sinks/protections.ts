import type { PackageSinks } from './export-target.ts';

/**
 * What makes a file unreadable for whoever merely holds it, as data. To teach another one, add it here.
 * A function counts with whatever it is given.
 */
export const ENCRYPTING: readonly PackageSinks[] = [
  // https://nodejs.org/api/crypto.html: a cipher is a stream as well.
  { packages: /^(?:node:)?crypto$/, functions: { createCipheriv: [], publicEncrypt: [], privateEncrypt: [] } },
  { packages: /^openpgp$/, functions: { encrypt: [] } },
  // https://github.com/FiloSottile/typage
  { packages: /^age-encryption$/, functions: { encrypt: [] }, methods: new Set(['encrypt', 'addRecipient', 'setPassphrase']), classes: new Set(['Encrypter']) },
  { packages: /^(?:libsodium-wrappers(?:-sumo)?|sodium-native|sodium-plus|tweetnacl|@noble\/ciphers(?:\/.*)?|crypto-js(?:\/.*)?|node-forge|@aws-crypto\/client-(?:node|browser)|@google-cloud\/kms|@aws-sdk\/client-kms)$/, functions: { secretbox: [], box: [], encrypt: [], crypto_secretbox_easy: [], crypto_box_seal: [], gcm: [], createCipher: [] }, methods: new Set(['encrypt', 'secretbox', 'box', 'crypto_secretbox_easy', 'crypto_box_easy', 'crypto_box_seal', 'crypto_aead_xchacha20poly1305_ietf_encrypt', 'createCipher']), classes: new Set(['EncryptCommand']) },
  { packages: /^jose$/, classes: new Set(['CompactEncrypt', 'EncryptJWT', 'FlattenedEncrypt', 'GeneralEncrypt']) },
  { packages: /^(?:node-qpdf2?|@pdfsmaller\/pdf-encrypt(?:-lite)?|pdf-encrypt|officecrypto-tool|xlsx-encrypt)$/, functions: { encrypt: [], encryptPDF: [], default: [] }, methods: new Set(['encrypt', 'encryptPDF']) },
];

/** Options by which a package encrypts what it writes. */
export interface ProtectingOptions {
  packages: RegExp;
  options: ReadonlySet<string>;
}

/**
 * - PDF: only the password that opens the document. With an owner's password alone everyone can read it
 *   (ISO 32000-1, 7.6.3; https://pdfkit.org/docs/getting_started.html#encryption_and_access_privileges).
 * - Spreadsheets: a password of the file. `worksheet.protect(password)` of ExcelJS locks cells and leaves
 *   them readable, so it is no option here (https://github.com/exceljs/exceljs#worksheet-protection,
 *   https://github.com/dtjohnson/xlsx-populate#encryption).
 * - Archives: https://github.com/artem-karpenko/archiver-zip-encrypted, https://gildas-lormeau.github.io/zip.js/.
 * - S3 encrypts every object by itself since 2023, for whoever may read the bucket. A key of one's own
 *   (SSE-KMS with a key id, SSE-C) asks for a right of its own to decrypt, the key `aws/s3` does not: so
 *   the key's id counts and `ServerSideEncryption` alone does not
 *   (https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html).
 * - The same for the other stores: https://cloud.google.com/storage/docs/encryption/customer-managed-keys,
 *   https://learn.microsoft.com/azure/storage/blobs/encryption-scope-overview.
 */
export const PROTECTING_OPTIONS: readonly ProtectingOptions[] = [
  { packages: /^(?:pdfkit|pdfkit-table|pdfmake(?:\/.*)?|jspdf|muhammara|hummus|hummus-recipe)$/, options: new Set(['userPassword']) },
  { packages: /^(?:xlsx|xlsx-js-style|@sheet\/.*|xlsx-populate|xlsx-populate-wrapper|secure-spreadsheet)$/, options: new Set(['password']) },
  { packages: /^(?:archiver|archiver-zip-encrypted|archiver-zip-encryptable|@zip\.js\/zip\.js|minizip-asm\.js|7zip-min|node-7z)$/, options: new Set(['password', 'encryptionMethod']) },
  { packages: /^(?:@aws-sdk\/(?:client-s3|lib-storage)|aws-sdk(?:\/.*)?)$/, options: new Set(['SSEKMSKeyId', 'SSECustomerKey']) },
  { packages: /^@google-cloud\/storage$/, options: new Set(['kmsKeyName', 'encryptionKey']) },
  { packages: /^@azure\/storage-.*$/, options: new Set(['encryptionScope', 'customerProvidedKey']) },
];
