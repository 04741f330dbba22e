package org.languageplayground.transformer.folder;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The tokenizer of a model, from its {@code tokenizer.json}. Any number of threads may use it until it is closed. It
 * cuts nothing off and pads nothing; who calls it bounds the text.
 */
public final class Tokenizer implements AutoCloseable {
    private static final String NAME = "tokenizer.json";
    private static final Map<String, String> WHOLE_TEXT = Map.of("truncation", "false", "padding", "false");

    private final HuggingFaceTokenizer library;
    private final Vocabulary vocabulary;

    private Tokenizer(HuggingFaceTokenizer library, Vocabulary vocabulary) {
        this.library = library;
        this.vocabulary = vocabulary;
    }

    /**
     * Loads the tokenizer of a folder.
     *
     * @param greatestVocabulary number of ids that the model knows
     * @throws ModelFolderException if the file is missing, broken, or names ids that the model does not know
     */
    static Tokenizer load(FolderFiles files, int greatestVocabulary) {
        String json = files.read(NAME, JsonFile::text);
        JsonFile parsed = JsonFile.parse(json, files.label(NAME));
        Vocabulary vocabulary = Vocabulary.of(parsed, greatestVocabulary);
        PostProcessor.check(parsed, greatestVocabulary);
        return new Tokenizer(NativeTokenizers.load(json, WHOLE_TEXT, files.label(NAME)), vocabulary);
    }

    /** Cuts a text into tokens, with the special tokens that the model expects around it. */
    public Encoding encode(String text) {
        String valid = withoutHalfCharacters(text);
        return encoding(library.encode(valid), valid);
    }

    /** Cuts a pair of texts, such as a question and a passage, into one token list. */
    public Encoding encodePair(String first, String second) {
        String validFirst = withoutHalfCharacters(first);
        String validSecond = withoutHalfCharacters(second);
        return encoding(library.encode(validFirst, validSecond), validFirst, validSecond);
    }

    private static Encoding encoding(ai.djl.huggingface.tokenizers.Encoding found, String... texts) {
        int[][] utf16 = Arrays.stream(texts).map(Tokenizer::utf16Offsets).toArray(int[][]::new);
        int count = found.getIds().length;
        int[] text = new int[count];
        int[] starts = new int[count];
        int[] ends = new int[count];
        for (int token = 0; token < count; token++) {
            CharSpan span = found.getCharTokenSpans()[token];
            text[token] = found.getSpecialTokenMask()[token] == 1 ? -1 : (int) found.getSequenceIds()[token];
            if (span != null && text[token] >= 0) {
                starts[token] = utf16[text[token]][span.getStart()];
                ends[token] = utf16[text[token]][span.getEnd()];
            }
        }
        return new Encoding(ints(found.getIds()), ints(found.getTypeIds()), found.getTokens(), text, starts, ends);
    }

    /** Where each code point starts, and the length of the text: the library counts code points, Java does not. */
    private static int[] utf16Offsets(String text) {
        int[] offsets = new int[text.codePointCount(0, text.length()) + 1];
        for (int i = 1; i < offsets.length; i++) {
            offsets[i] = offsets[i - 1] + Character.charCount(text.codePointAt(offsets[i - 1]));
        }
        return offsets;
    }

    /** Half a surrogate pair is no character: the native library could not read it. */
    private static String withoutHalfCharacters(String text) {
        return text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int[] ints(long[] values) {
        return Arrays.stream(values).mapToInt(Math::toIntExact).toArray();
    }

    /** The text that some tokens stand for, special tokens left out. */
    public String decode(int... ids) {
        return library.decode(IntStream.of(ids).asLongStream().toArray(), true);
    }

    /** The token of an id as it stands in the vocabulary, "" for an id without a token. */
    public String token(int id) {
        return vocabulary.token(id);
    }

    /** The id of a token as it stands in the vocabulary. */
    public OptionalInt id(String token) {
        return vocabulary.id(token);
    }

    /** Number of ids, those without a token included. */
    public int size() {
        return vocabulary.size();
    }

    /** The id that stands for a token to be guessed, if the model has one. */
    public OptionalInt mask() {
        return vocabulary.first("[MASK]", "<mask>");
    }

    /** The id that fills a row up, if the model has one. */
    public OptionalInt pad() {
        return vocabulary.first("[PAD]", "<pad>", "<|pad|>");
    }

    /** The id of what no token can spell, if the model has one. */
    public OptionalInt unknown() {
        return vocabulary.first("[UNK]", "<unk>");
    }

    /** The id before a text (BERT's [CLS]), if the model has one. */
    public OptionalInt start() {
        return vocabulary.first("[CLS]", "<s>", "[BOS]", "<|endoftext|>");
    }

    /** The id after a text (BERT's [SEP]), if the model has one. */
    public OptionalInt separator() {
        return vocabulary.first("[SEP]", "</s>", "[EOS]", "<|endoftext|>");
    }

    /** Frees the native memory; the tokenizer is of no use afterwards. */
    @Override
    public void close() {
        library.close();
    }
}
