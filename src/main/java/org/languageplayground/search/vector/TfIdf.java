package org.languageplayground.search.vector;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
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
import org.languageplayground.search.text.Portions;

/** Texts as TF-IDF vectors of length 1, over the terms that the texts hold. */
public final class TfIdf {
    private final Analysis analysis;
    private final IntToDoubleFunction tf;
    private final List<String> terms;
    private final Map<String, Integer> columns = new TreeMap<>();
    private final int[] documentFrequencies;
    private final double[] idf;
    private final List<SparseVector> rows;

    /** All but the rows, which stay to be weighed. */
    private TfIdf(
            Collection<Map<String, Integer>> counts,
            List<SparseVector> rows,
            Analysis analysis,
            IntToDoubleFunction tf) {
        this.analysis = analysis;
        this.tf = tf;
        this.rows = Collections.unmodifiableList(rows);
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
            idf[column] = idf(counts.size(), documentFrequencies[column]);
        }
    }

    /** Vectors that are made in steps: some texts are counted in each, then the terms are, then some texts are weighed in each. */
    public static final class Making {
        private static final int ROWS = 200;

        private final Analysis analysis;
        private final IntToDoubleFunction tf;
        private final Portions<String> texts;
        private final Deque<Map<String, Integer>> counts = new ArrayDeque<>();
        private final List<SparseVector> rows = new ArrayList<>();
        private boolean moreTexts = true;
        private TfIdf result;

        private Making(List<String> texts, Analysis analysis, IntToDoubleFunction tf) {
            this.texts = new Portions<>(texts);
            this.analysis = analysis;
            this.tf = tf;
        }

        /** Of {@link TfIdf#plain}. */
        public static Making plain(List<String> texts) {
            return new Making(texts, new PlainWords(), TfIdf::asItIs);
        }

        /** Of {@link TfIdf#english}. */
        static Making english(List<String> texts) {
            return new Making(texts, new EnglishWords(), TfIdf::sublinear);
        }

        /** Goes on; answers whether there is more to do. */
        public boolean step() {
            if (moreTexts) {
                moreTexts = texts.next(text -> counts.add(counts(text, analysis)));
                return true;
            }
            if (result == null) {
                result = new TfIdf(counts, rows, analysis, tf);
            }
            for (int i = 0; i < ROWS && !counts.isEmpty(); i++) {
                rows.add(result.weighted(counts.remove()));
            }
            return !counts.isEmpty();
        }

        /** The vectors, once all steps are made. */
        public TfIdf result() {
            return result;
        }

        private TfIdf whole() {
            while (step()) {}
            return result;
        }
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
        return Making.plain(texts).whole();
    }

    /** English stems without stop words, and 1 + ln tf (scikit-learn's {@code sublinear_tf}). */
    public static TfIdf english(List<String> texts) {
        return Making.english(texts).whole();
    }

    private static double idf(int texts, int documentFrequency) {
        return Math.log((1.0 + texts) / (1.0 + documentFrequency)) + 1;
    }

    private static Map<String, Integer> counts(String text, Analysis analysis) {
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
        return weighted(counts(text, analysis));
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
        List<String> unknown = new ArrayList<>(counts(text, analysis).keySet());
        unknown.removeAll(columns.keySet());
        return unknown;
    }
}
