package org.languageplayground.search.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageTree;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Gives up on a PDF whose pages unfold to far more than the file's size promises, or take too long. */
final class BoundedTextStripper extends PDFTextStripper {
    private static final int MOST_BYTES = 64 << 20;
    private static final int MOST_OPERATORS = 5_000_000;

    /** Thrown when a bound is passed. */
    static final class TooMuchException extends RuntimeException {}

    private final int characters;
    private final TimeBudget time;
    private long bytes;
    private int operators;
    private int glyphs;
    private PDPage page;

    BoundedTextStripper(int characters, TimeBudget time) {
        this.characters = characters;
        this.time = time;
        // Pages are not counted, since each is given by itself.
        setStartPage(0);
    }

    /**
     * The text of one page.
     *
     * @throws TooMuchException if it and those before unfold to too much
     */
    String text(PDDocument document, PDPage one) throws IOException {
        page = one;
        return getText(document);
    }

    /** PDFBox goes through all pages of the document to find one. */
    @Override
    protected void processPages(PDPageTree pages) throws IOException {
        processPage(page);
    }

    @Override
    public void processPage(PDPage read) throws IOException {
        try (InputStream content = read.getContents()) {
            byte[] buffer = new byte[8192];
            for (int count = content.read(buffer); count > 0 && bytes <= MOST_BYTES; count = content.read(buffer)) {
                bytes += count;
            }
        }
        check(bytes <= MOST_BYTES);
        super.processPage(read);
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        operators++;
        time.tick();
        check(operators <= MOST_OPERATORS);
        super.processOperator(operator, operands);
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        glyphs++;
        time.tick();
        check(glyphs <= characters);
        super.processTextPosition(text);
    }

    private static void check(boolean within) {
        if (!within) {
            throw new TooMuchException();
        }
    }
}
