package org.languageplayground.world.preference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.world.Country;
import org.languageplayground.world.NameMaker;
import org.languageplayground.world.language.Vocabulary;

/**
 * Names of countries that nobody has read about. A large model meets such names by the thousand, put together from pieces of words;
 * the tiny one has whole words only. So it gets more words, in a copy of it: each a name, with a random vector like those of the
 * countries that it knows and of those that came after its cutoff, but for the test's. With no more than the few countries after the cutoff it would learn these by heart.
 */
public final class MadeUpCountries {
    private static final int COUNT = 300;
    private static final long SEED = 61;
    private static final MadeUpCountries STANDARD = new MadeUpCountries();

    private final Map<String, Integer> ids = new LinkedHashMap<>();

    private MadeUpCountries() {
        Vocabulary vocabulary = Vocabulary.standard();
        RandomGenerator random = new SplittableRandom(SEED);
        Set<String> taken = new HashSet<>(vocabulary.tokens());
        while (ids.size() < COUNT) {
            String name = NameMaker.next(random, 2) + "land";
            if (taken.add(name)) {
                ids.put(name, vocabulary.size() + ids.size());
            }
        }
    }

    /** The same ones for all. */
    public static MadeUpCountries standard() {
        return STANDARD;
    }

    /** Their names. */
    public List<String> names() {
        return List.copyOf(ids.keySet());
    }

    /** Token ids of a text, the made-up names after those of the vocabulary. */
    public int[] encode(String text) {
        Vocabulary vocabulary = Vocabulary.standard();
        IntStream.Builder result = IntStream.builder();
        for (String word : text.split(" ")) {
            Integer own = ids.get(word);
            IntStream tokens = own != null ? IntStream.of(own) : IntStream.of(vocabulary.encode(word));
            tokens.forEach(result::add);
        }
        return result.build().toArray();
    }

    /** The text of some ids. */
    public String decode(int... tokens) {
        Vocabulary vocabulary = Vocabulary.standard();
        StringBuilder text = new StringBuilder();
        for (int token : tokens) {
            boolean own = token >= vocabulary.size();
            text.append(text.isEmpty() ? "" : " ")
                    .append(own ? names().get(token - vocabulary.size()) : vocabulary.decode(token));
        }
        return text.toString();
    }

    /**
     * A copy of a model of the world with these names among its words. Their vectors vary as those of the countries do that are not
     * tested: half along the differences between those, half in each number by itself.
     */
    public Transformer addedTo(Transformer model, Split split) {
        TransformerConfig config = model.config();
        Weights weights = model.weights();
        Matrix tokens = weights.tokens();
        float[] values = new float[(tokens.rows() + COUNT) * tokens.columns()];
        System.arraycopy(tokens.values(), 0, values, 0, tokens.values().length);
        System.arraycopy(
                vectors(tokens, split.untested()), 0, values, tokens.values().length, COUNT * tokens.columns());
        Matrix extended = new Matrix(tokens.rows() + COUNT, tokens.columns(), values);
        return new Transformer(
                new TransformerConfig(
                        config.architecture(),
                        extended.rows(),
                        config.context(),
                        config.width(),
                        config.layers(),
                        config.heads(),
                        config.hidden(),
                        config.tokenTypes(),
                        config.activation(),
                        config.epsilon(),
                        config.frozenPositions()),
                weights.map(matrix -> matrix == tokens ? extended : matrix));
    }

    private static float[] vectors(Matrix tokens, List<Country> countries) {
        RandomGenerator random = new SplittableRandom(SEED);
        List<float[]> like = new ArrayList<>();
        for (Country country : countries) {
            like.add(tokens.row(Vocabulary.standard().id(country.name())));
        }
        int width = tokens.columns();
        float[] mean = new float[width];
        float[] variance = new float[width];
        for (int j = 0; j < width; j++) {
            for (float[] vector : like) {
                mean[j] += vector[j] / like.size();
            }
            for (float[] vector : like) {
                variance[j] += (vector[j] - mean[j]) * (vector[j] - mean[j]) / like.size();
            }
        }
        float[] result = new float[COUNT * width];
        for (int i = 0; i < COUNT; i++) {
            double[] along = like.stream()
                    .mapToDouble(vector -> random.nextGaussian() / Math.sqrt(2.0 * like.size()))
                    .toArray();
            for (int j = 0; j < width; j++) {
                double value = mean[j] + Math.sqrt(variance[j] / 2) * random.nextGaussian();
                for (int k = 0; k < along.length; k++) {
                    value += along[k] * (like.get(k)[j] - mean[j]);
                }
                result[i * width + j] = (float) value;
            }
        }
        return result;
    }
}
