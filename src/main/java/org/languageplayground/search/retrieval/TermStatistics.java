package org.languageplayground.search.retrieval;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.languageplayground.search.analysis.EnglishWords;
import org.languageplayground.search.analysis.Term;
import org.languageplayground.search.file.Written;
import org.languageplayground.search.text.Portions;

/** In how many chunks of a base English stems stand. */
public final class TermStatistics {
    private static final EnglishWords ANALYSIS = new EnglishWords();

    private final Map<String, Integer> documentFrequencies = new HashMap<>();
    private int chunksWithTerms;
    private long occurrences;

    private TermStatistics() {}

    public TermStatistics(List<String> chunks) {
        chunks.forEach(this::add);
    }

    private void add(String chunk) {
        Set<String> seen = new HashSet<>();
        for (Term term : ANALYSIS.terms(chunk)) {
            occurrences++;
            if (seen.add(term.text())) {
                documentFrequencies.merge(term.text(), 1, Integer::sum);
            }
        }
        chunksWithTerms += seen.isEmpty() ? 0 : 1;
    }

    /** A count in steps of some chunks each. */
    public static final class Making {
        private final TermStatistics statistics = new TermStatistics();
        private final Portions<String> portions;

        public Making(List<String> chunks) {
            portions = new Portions<>(chunks);
        }

        /** Counts some; answers whether there are more. */
        public boolean step() {
            return portions.next(statistics::add);
        }

        /** The statistics, once all steps are made. */
        public TermStatistics result() {
            return statistics;
        }
    }

    private TermStatistics(DataInput in) throws IOException {
        for (String term : Written.texts(in)) {
            documentFrequencies.put(term, in.readInt());
        }
        chunksWithTerms = in.readInt();
        occurrences = in.readLong();
    }

    /** Writes all there is, for {@link #read}. */
    public void write(DataOutput out) throws IOException {
        List<String> terms = List.copyOf(documentFrequencies.keySet());
        Written.texts(out, terms);
        for (String term : terms) {
            out.writeInt(documentFrequencies.get(term));
        }
        out.writeInt(chunksWithTerms);
        out.writeLong(occurrences);
    }

    /** What {@link #write} has written. */
    public static TermStatistics read(DataInput in) throws IOException {
        return new TermStatistics(in);
    }

    /** BM25's: ln(1 + (n - df + 0.5) / (df + 0.5)), n being the chunks that hold any term. */
    public double idf(String term) {
        int documentFrequency = documentFrequencies.getOrDefault(term, 0);
        return Math.log(1 + (chunksWithTerms - documentFrequency + 0.5) / (documentFrequency + 0.5));
    }

    /** Whether any chunk holds it. */
    public boolean holds(String term) {
        return documentFrequencies.containsKey(term);
    }

    /** How many chunks hold any term. */
    public int chunksWithTerms() {
        return chunksWithTerms;
    }

    /** Terms in a chunk that holds any, on average. */
    public double averageLength() {
        return (double) occurrences / chunksWithTerms;
    }
}
