package org.languageplayground.search.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDPage;
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

    BoundedTextStripper(int characters, TimeBudget time) {
        this.characters = characters;
        this.time = time;
    }

    @Override
    public void processPage(PDPage page) throws IOException {
        try (InputStream content = page.getContents()) {
            byte[] buffer = new byte[8192];
            for (int read = content.read(buffer); read > 0 && bytes <= MOST_BYTES; read = content.read(buffer)) {
                bytes += read;
            }
        }
        check(bytes <= MOST_BYTES);
        super.processPage(page);
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
