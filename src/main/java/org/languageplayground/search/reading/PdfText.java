package org.languageplayground.search.reading;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/** The text of a PDF's pages, in reading order. */
final class PdfText implements TextFormat {
    @Override
    public String text(String file, byte[] bytes, int characters) {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            if (document.isEncrypted()) {
                throw encrypted(file, null);
            }
            BoundedWriter writer = new BoundedWriter(characters);
            try {
                new PDFTextStripper().writeText(document, writer);
            } catch (IOException e) {
                if (writer.full) {
                    throw DocumentReader.tooLong(file, characters);
                }
                throw e;
            }
            return writer.toString();
        } catch (InvalidPasswordException e) {
            throw encrypted(file, e);
        } catch (DocumentException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new DocumentException(file, "is a broken PDF", e);
        }
    }

    private static DocumentException encrypted(String file, Throwable cause) {
        return new DocumentException(file, "is an encrypted PDF", cause);
    }

    private static final class BoundedWriter extends Writer {
        private final StringWriter text = new StringWriter();
        private final int characters;
        private boolean full;

        BoundedWriter(int characters) {
            this.characters = characters;
        }

        @Override
        public void write(char[] buffer, int offset, int length) throws IOException {
            full = text.getBuffer().length() + length > characters;
            if (full) {
                throw new IOException("the text is too long");
            }
            text.write(buffer, offset, length);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
