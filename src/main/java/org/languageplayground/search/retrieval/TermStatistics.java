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

/** In how many chunks of a base English stems stand. */
public final class TermStatistics {
    private final Map<String, Integer> documentFrequencies = new HashMap<>();
    private int chunksWithTerms;
    private long occurrences;

    public TermStatistics(List<String> chunks) {
        EnglishWords analysis = new EnglishWords();
        for (String chunk : chunks) {
            Set<String> seen = new HashSet<>();
            for (Term term : analysis.terms(chunk)) {
                occurrences++;
                if (seen.add(term.text())) {
                    documentFrequencies.merge(term.text(), 1, Integer::sum);
                }
            }
            chunksWithTerms += seen.isEmpty() ? 0 : 1;
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
