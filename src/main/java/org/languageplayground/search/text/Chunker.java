package org.languageplayground.search.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Cuts documents into chunks that overlap. A chunk ends at the end of a sentence and starts at the start of one, so that the
 * overlap is at most what was asked for; only a sentence longer than a chunk is cut within, and then the overlap is exact.
 *
 * @param units what size and overlap count
 * @param size the most units of a chunk, at least 1
 * @param overlap the most units that a chunk shares with the one before it, less than the size
 */
public record Chunker(Units units, int size, int overlap) {

    /** Checks size and overlap. */
    public Chunker {
        if (size < 1 || overlap < 0 || overlap >= size) {
            throw new IllegalArgumentException("a chunk of " + size + " units cannot overlap by " + overlap);
        }
    }

    /** Every unit of the document lies in at least one chunk; a document without units has none. */
    public List<Chunk> chunks(Document document) {
        List<Span> spans = units.of(document.text());
        BitSet borders = borders(document.text(), spans);
        List<Chunk> chunks = new ArrayList<>();
        int from = 0;
        int to = 0;
        while (to < spans.size()) {
            from = to == 0 ? 0 : next(from, to, borders);
            to = end(from, to, borders, spans.size());
            Span span = new Span(spans.get(from).start(), spans.get(to - 1).end());
            chunks.add(new Chunk(document, span, to - from));
        }
        return chunks;
    }

    /** The units with which a sentence starts, and the end of the text. */
    private static BitSet borders(String text, List<Span> spans) {
        BitSet borders = new BitSet(spans.size() + 1);
        int unit = 0;
        for (Span sentence : Sentences.of(text)) {
            while (unit < spans.size() && spans.get(unit).start() < sentence.start()) {
                unit++;
            }
            borders.set(unit);
        }
        borders.set(spans.size());
        return borders;
    }

    /** Where the chunk ends that starts at a unit: at the last border within its size that lies beyond the chunk before. */
    private int end(int from, int covered, BitSet borders, int count) {
        int limit = Math.min(from + size, count);
        int border = borders.previousSetBit(limit);
        return border > covered ? border : limit;
    }

    /** Where the chunk after {@code [from, to)} starts: not so early that the sentence after it would no longer fit. */
    private int next(int from, int to, BitSet borders) {
        int earliest = Math.max(to - overlap, from + 1);
        if (!borders.get(to)) {
            return earliest;
        }
        int following = borders.nextSetBit(to + 1);
        return borders.nextSetBit(Math.min(to, Math.max(earliest, following - size)));
    }
}
