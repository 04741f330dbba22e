package org.languageplayground.search;

import java.util.HashSet;
import java.util.Set;
import org.languageplayground.search.analysis.Analysis;
import org.languageplayground.search.analysis.EnglishWords;
import org.languageplayground.search.analysis.PlainWords;
import org.languageplayground.search.text.Chunk;
import org.languageplayground.search.vector.Lsa;

/**
 * How much memory a {@link KnowledgeBase} takes, told from a count of its words before anything is made of them. What counts most
 * grows not with the chunks but with the different stems: LSA holds a vector of each.
 */
public final class IndexSize {
    /** A tree's entry with a word of its own, while the words of a chunk are counted. */
    private static final int COUNTED_WORD = 100;
    /** A column and a number of a sparse vector, and what an inverted index keeps of the same. */
    private static final int ENTRY = 24;
    /** A word with its places in the lists, trees and tables that know it. */
    private static final int WORD = 400;
    /** A chunk without its text. */
    private static final int CHUNK = 400;

    private final Words stems = new Words(new EnglishWords());
    private final Words words = new Words(new PlainWords());
    private int chunks;
    private long text;

    /** The words of one analysis. */
    private static final class Words {
        private final Analysis analysis;
        private final DistinctCount distinct = new DistinctCount();
        private long entries;

        Words(Analysis analysis) {
            this.analysis = analysis;
        }

        void add(String text) {
            Set<String> own = new HashSet<>();
            analysis.terms(text).forEach(term -> own.add(term.text()));
            own.forEach(distinct::add);
            entries += own.size();
        }
    }

    /** Counts a chunk. */
    public void add(Chunk chunk) {
        chunks++;
        text += (long) Character.BYTES * chunk.text().length();
        stems.add(chunk.text());
        words.add(chunk.text());
    }

    /** Bytes that are taken while the index is made; more where its space is hard to find. */
    public long making() {
        long decomposing = Lsa.bytesOfMaking(chunks, stems.distinct.estimate());
        return Math.max(kept(), Math.max(makingWithoutSpace(), withoutSpace() + decomposing));
    }

    /** Bytes that are taken while all but LSA is made. */
    public long makingWithoutSpace() {
        return withoutSpace() + COUNTED_WORD * Math.max(stems.entries, words.entries);
    }

    /** Bytes that the index takes when it is made. */
    public long kept() {
        // The chunks' vectors stand once more in the graph.
        return withoutSpace() + vectors(Lsa.rank(chunks), 2L * chunks);
    }

    /** A vector of each stem, and so many of chunks. */
    private long vectors(long dimensions, long ofChunks) {
        return Double.BYTES * dimensions * (stems.distinct.estimate() + ofChunks);
    }

    /** Bytes of all but LSA. */
    public long withoutSpace() {
        long vocabulary = stems.distinct.estimate() + words.distinct.estimate();
        return 2 * text + WORD * vocabulary + ENTRY * (stems.entries + words.entries) + (long) CHUNK * chunks;
    }
}
