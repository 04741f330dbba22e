package org.languageplayground.search.reading;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** The text of a PDF's pages, in reading order. */
final class PdfText implements TextFormat {
    @Override
    public String text(String file, byte[] bytes, int characters) {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            if (document.isEncrypted()) {
                throw encrypted(file, null);
            }
            return new BoundedTextStripper(characters).getText(document);
        } catch (InvalidPasswordException e) {
            throw encrypted(file, e);
        } catch (DocumentException e) {
            throw e;
        } catch (BoundedTextStripper.TooMuchException e) {
            throw new DocumentException(file, "is a PDF with more on its pages than is read", e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new DocumentException(file, "is a broken PDF", e);
        }
    }

    private static DocumentException encrypted(String file, Throwable cause) {
        return new DocumentException(file, "is an encrypted PDF", cause);
    }
}
