package org.languageplayground.search.reading;

/** The text of a PDF's pages, in reading order. */
final class PdfText implements TextFormat {
    @Override
    public Extract read(String file, byte[] bytes, int characters, TimeBudget time) {
        try (Pages pages = pages(file, bytes, characters, time)) {
            while (pages.step()) {}
            return pages.extract();
        }
    }

    @Override
    public Pages pages(String file, byte[] bytes, int characters, TimeBudget time) {
        return new PdfPages(file, bytes, characters, time);
    }
}
