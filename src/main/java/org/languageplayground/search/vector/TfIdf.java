package org.languageplayground.search.vector;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import org.languageplayground.search.analysis.Analysis;
import org.languageplayground.search.analysis.EnglishWords;
import org.languageplayground.search.analysis.PlainWords;
import org.languageplayground.search.analysis.Term;
import org.languageplayground.search.file.Written;

/** Texts as TF-IDF vectors of length 1, over the terms that the texts hold. */
public final class TfIdf {
    private final Analysis analysis;
    private final IntToDoubleFunction tf;
    private final List<String> terms;
    private final Map<String, Integer> columns = new TreeMap<>();
    private final int[] documentFrequencies;
    private final double[] idf;
    private final List<SparseVector> rows;

    private TfIdf(List<String> texts, Analysis analysis, IntToDoubleFunction tf) {
        this.analysis = analysis;
        this.tf = tf;
        List<Map<String, Integer>> counts = texts.stream().map(this::counts).toList();
        TreeSet<String> vocabulary = new TreeSet<>();
        counts.forEach(count -> vocabulary.addAll(count.keySet()));
        terms = List.copyOf(vocabulary);
        for (String term : terms) {
            columns.put(term, columns.size());
        }
        documentFrequencies = new int[terms.size()];
        counts.forEach(count -> count.keySet().forEach(term -> documentFrequencies[columns.get(term)]++));
        idf = new double[terms.size()];
        for (int column = 0; column < idf.length; column++) {
            idf[column] = idf(texts.size(), documentFrequencies[column]);
        }
        rows = counts.stream().map(this::weighted).toList();
    }

    private TfIdf(DataInput in, Analysis analysis, IntToDoubleFunction tf) throws IOException {
        this.analysis = analysis;
        this.tf = tf;
        terms = Written.texts(in);
        for (String term : terms) {
            columns.put(term, columns.size());
        }
        documentFrequencies = Written.ints(in);
        idf = Written.doubles(in);
        SparseVector[] read = new SparseVector[in.readInt()];
        for (int row = 0; row < read.length; row++) {
            read[row] = SparseVector.read(in);
        }
        rows = List.of(read);
    }

    /** Writes all there is, for {@link #readPlain} or {@link #readEnglish}. */
    public void write(DataOutput out) throws IOException {
        Written.texts(out, terms);
        Written.ints(out, documentFrequencies);
        Written.doubles(out, idf);
        out.writeInt(rows.size());
        for (SparseVector row : rows) {
            row.write(out);
        }
    }

    /** What {@link #write} has written of {@link #plain}. */
    public static TfIdf readPlain(DataInput in) throws IOException {
        return new TfIdf(in, new PlainWords(), TfIdf::asItIs);
    }

    /** What {@link #write} has written of {@link #english}. */
    static TfIdf readEnglish(DataInput in) throws IOException {
        return new TfIdf(in, new EnglishWords(), TfIdf::sublinear);
    }

    private static double asItIs(int count) {
        return count;
    }

    private static double sublinear(int count) {
        return 1 + Math.log(count);
    }

    /** What scikit-learn's TfidfVectorizer does by default: plain words, tf as it is. */
    public static TfIdf plain(List<String> texts) {
        return new TfIdf(texts, new PlainWords(), TfIdf::asItIs);
    }

    /** English stems without stop words, and 1 + ln tf (scikit-learn's {@code sublinear_tf}). */
    public static TfIdf english(List<String> texts) {
        return new TfIdf(texts, new EnglishWords(), TfIdf::sublinear);
    }

    private static double idf(int texts, int documentFrequency) {
        return Math.log((1.0 + texts) / (1.0 + documentFrequency)) + 1;
    }

    private Map<String, Integer> counts(String text) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Term term : analysis.terms(text)) {
            counts.merge(term.text(), 1, Integer::sum);
        }
        return counts;
    }

    private SparseVector weighted(Map<String, Integer> counts) {
        TreeMap<Integer, Double> weights = new TreeMap<>();
        counts.forEach((term, count) -> {
            Integer column = columns.get(term);
            if (column != null) {
                weights.put(column, tf.applyAsDouble(count) * idf[column]);
            }
        });
        return SparseVector.of(weights).unit();
    }

    /** The vector of any text; zero if it holds no known term. */
    public SparseVector vector(String text) {
        return weighted(counts(text));
    }

    /** The vectors of the texts themselves. */
    public List<SparseVector> rows() {
        return rows;
    }

    /** The term of each column, in alphabetical order. */
    public List<String> terms() {
        return terms;
    }

    /** ln((1 + n) / (1 + df)) + 1. */
    public double idf(int column) {
        return idf[column];
    }

    /** In how many of the texts the term stands. */
    public int documentFrequency(int column) {
        return documentFrequencies[column];
    }

    /** In how many of the texts a term stands; 0 for one that none of them holds. */
    public int documentFrequency(String term) {
        Integer column = columns.get(term);
        return column == null ? 0 : documentFrequencies[column];
    }

    /** The terms of a text that none of the texts holds. */
    public List<String> unknown(String text) {
        List<String> unknown = new ArrayList<>(counts(text).keySet());
        unknown.removeAll(columns.keySet());
        return unknown;
    }
}
