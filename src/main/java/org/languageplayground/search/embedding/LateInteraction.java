package org.languageplayground.search.embedding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.languageplayground.search.analysis.AskingWords;
import org.languageplayground.search.text.Span;
import org.languageplayground.transformer.folder.Encoding;
import org.languageplayground.transformer.matrix.Kernels;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * Late interaction (Khattab and Zaharia, SIGIR 2020): every token of a query looks for the token of a chunk that it is most like, and the mean
 * of these cosines is the score. What the tokenizer adds at both ends takes no part.
 */
public record LateInteraction(Embedding embedding, List<String> chunks) {

    /** How the method is called. */
    public static final String NAME = "Late interaction";

    /** How well chunks go with a query, 0 where one of the two has no token. */
    public double[] scores(String query, List<Integer> numbers) {
        Matrix asked = embedding.encoder().read(query).units();
        return numbers.stream()
                .mapToDouble(chunk -> score(cosines(asked, chunk)))
                .toArray();
    }

    private static double score(Matrix cosines) {
        if (cosines.columns() == 0 || cosines.rows() == 0) {
            return 0;
        }
        double sum = 0;
        for (int token = 0; token < cosines.rows(); token++) {
            sum += cosines.get(token, best(cosines, token));
        }
        return sum / cosines.rows();
    }

    private static int best(Matrix cosines, int row) {
        int best = 0;
        for (int column = 1; column < cosines.columns(); column++) {
            if (cosines.get(row, column) > cosines.get(row, best)) {
                best = column;
            }
        }
        return best;
    }

    /** The cosine of each token of a query with each of a chunk, {@code [query tokens][chunk tokens]}. */
    public Matrix cosines(String query, int chunk) {
        return cosines(embedding.encoder().read(query).units(), chunk);
    }

    private Matrix cosines(Matrix query, int chunk) {
        Matrix tokens = embedding.tokens().get(chunk).values();
        Matrix cosines = Matrix.zeros(query.rows(), tokens.rows());
        if (query.rows() > 0 && tokens.rows() > 0) {
            Kernels.active().multiply(query.slice(), tokens.slice().transposed(), cosines.slice());
        }
        return cosines;
    }

    /** For each token of a query, in order, what it found in a chunk; none where one of the two has no token. */
    public List<TokenMatch> matches(String query, int chunk) {
        Matrix cosines = cosines(query, chunk);
        Encoding asked = embedding.encoder().tokens(query);
        Encoding read = embedding.encoder().tokens(chunks.get(chunk));
        List<TokenMatch> matches = new ArrayList<>();
        for (int token = 0; token < cosines.rows() && cosines.columns() > 0; token++) {
            int best = best(cosines, token);
            double cosine = cosines.get(token, best);
            matches.add(new TokenMatch(span(asked, token), best, span(read, best), cosine, cosine / cosines.rows()));
        }
        return matches;
    }

    /** The words of a chunk that tokens of a query found: those of words that say what is asked about, and no punctuation. */
    public List<Span> found(String query, int chunk) {
        return matches(query, chunk).stream()
                .filter(match -> {
                    String word = match.query().of(query).toLowerCase(Locale.ROOT);
                    return Character.isLetterOrDigit(word.codePointAt(0)) && !AskingWords.contains(word);
                })
                .map(TokenMatch::chunk)
                .distinct()
                .sorted(Comparator.comparingInt(Span::start))
                .toList();
    }

    /** Where a token stands, the first after what the tokenizer has added being 0. */
    private static Span span(Encoding text, int token) {
        return new Span(text.starts()[token + 1], text.ends()[token + 1]);
    }
}
