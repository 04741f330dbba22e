package org.languageplayground.lab.training;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.languageplayground.world.language.Vocabulary;

/**
 * Writes the vocabulary as Hugging Face tokenizer files: WordPiece over lower-case text without accents, so that any text in
 * Latin letters can be typed.
 */
public final class TokenizerFile {
    private static final Gson GSON = new GsonBuilder()
            .disableHtmlEscaping()
            .setPrettyPrinting()
            .serializeNulls()
            .create();
    private static final int SPECIAL_TOKENS = 5;

    /** Letters that losing the accents does not turn into plain ones. */
    private static final Map<String, String> FOLDS = folds();

    private final Vocabulary vocabulary = Vocabulary.standard();
    private final int context;
    private final boolean masked;

    private TokenizerFile(int context, boolean masked) {
        this.context = context;
        this.masked = masked;
    }

    /**
     * Writes {@code tokenizer.json}, {@code tokenizer_config.json} and {@code special_tokens_map.json}.
     *
     * @param context greatest number of tokens that the model reads
     * @param masked whether a text is set between [CLS] and [SEP], as BERT has it
     */
    public static void write(Path folder, int context, boolean masked) throws IOException {
        TokenizerFile file = new TokenizerFile(context, masked);
        Files.writeString(folder.resolve("tokenizer.json"), GSON.toJson(file.tokenizer()) + "\n");
        Files.writeString(folder.resolve("tokenizer_config.json"), GSON.toJson(file.config()) + "\n");
        Files.writeString(folder.resolve("special_tokens_map.json"), GSON.toJson(file.specialTokens()) + "\n");
    }

    private Map<String, Object> tokenizer() {
        Map<String, Object> model = object("type", "WordPiece");
        model.put("unk_token", "[UNK]");
        model.put("continuing_subword_prefix", "##");
        model.put("max_input_chars_per_word", 100);
        Map<String, Object> ids = new LinkedHashMap<>();
        vocabulary.tokens().forEach(token -> ids.put(token, vocabulary.id(token)));
        model.put("vocab", ids);

        Map<String, Object> tokenizer = object("version", "1.0");
        tokenizer.put("truncation", null);
        tokenizer.put("padding", null);
        tokenizer.put("added_tokens", addedTokens());
        tokenizer.put("normalizer", normalizer());
        tokenizer.put("pre_tokenizer", object("type", "BertPreTokenizer"));
        tokenizer.put("post_processor", masked ? postProcessor() : null);
        Map<String, Object> decoder = object("type", "WordPiece");
        decoder.put("prefix", "##");
        decoder.put("cleanup", false);
        tokenizer.put("decoder", decoder);
        tokenizer.put("model", model);
        return tokenizer;
    }

    private List<Object> addedTokens() {
        List<Object> added = new ArrayList<>();
        for (int id = 0; id < SPECIAL_TOKENS; id++) {
            Map<String, Object> token = object("id", id);
            token.put("content", vocabulary.tokens().get(id));
            for (String flag : List.of("single_word", "lstrip", "rstrip", "normalized")) {
                token.put(flag, false);
            }
            token.put("special", true);
            added.add(token);
        }
        return added;
    }

    private static Map<String, Object> normalizer() {
        Map<String, Object> clean = object("type", "BertNormalizer");
        clean.put("clean_text", true);
        clean.put("handle_chinese_chars", true);
        clean.put("strip_accents", true);
        clean.put("lowercase", true);
        List<Object> steps = new ArrayList<>();
        steps.add(object("type", "NFKC"));
        steps.add(clean);
        FOLDS.forEach((letter, plain) -> {
            Map<String, Object> replace = object("type", "Replace");
            replace.put("pattern", object("String", letter));
            replace.put("content", plain);
            steps.add(replace);
        });
        Map<String, Object> normalizer = object("type", "Sequence");
        normalizer.put("normalizers", steps);
        return normalizer;
    }

    private static Map<String, String> folds() {
        Map<String, String> folds = new LinkedHashMap<>();
        String[] pairs = {
            "ø o", "ß ss", "ł l", "đ d", "ð d", "þ th", "æ ae", "œ oe", "ı i", "ħ h", "ŋ n", "ĸ k", "ŧ t", "ə e", "ǝ e",
            "ɓ b", "ɖ d", "ɗ d", "ɛ e", "ƒ f", "ɣ g", "ƙ k", "ɲ n", "ɔ o", "ʋ v", "ƴ y", "ʻ '", "ʼ '", "ʾ '", "ʿ '",
            "‘ '", "’ '", "‚ '", "“ \"", "” \"", "„ \"", "« \"", "» \"", "– -", "— -", "‐ -", "… .", "· ."
        };
        for (String pair : pairs) {
            folds.put(pair.split(" ")[0], pair.split(" ")[1]);
        }
        return folds;
    }

    private Map<String, Object> postProcessor() {
        Map<String, Object> specialTokens = new LinkedHashMap<>();
        for (String token : List.of("[CLS]", "[SEP]")) {
            Map<String, Object> special = object("id", token);
            special.put("ids", List.of(vocabulary.id(token)));
            special.put("tokens", List.of(token));
            specialTokens.put(token, special);
        }
        Map<String, Object> processor = object("type", "TemplateProcessing");
        processor.put("single", List.of(special("[CLS]", 0), sequence("A", 0), special("[SEP]", 0)));
        processor.put(
                "pair",
                List.of(
                        special("[CLS]", 0),
                        sequence("A", 0),
                        special("[SEP]", 0),
                        sequence("B", 1),
                        special("[SEP]", 1)));
        processor.put("special_tokens", specialTokens);
        return processor;
    }

    private static Map<String, Object> special(String token, int type) {
        Map<String, Object> inner = object("id", token);
        inner.put("type_id", type);
        return object("SpecialToken", inner);
    }

    private static Map<String, Object> sequence(String id, int type) {
        Map<String, Object> inner = object("id", id);
        inner.put("type_id", type);
        return object("Sequence", inner);
    }

    private Map<String, Object> config() {
        Map<String, Object> config = object("tokenizer_class", "PreTrainedTokenizerFast");
        config.put("model_max_length", context);
        config.put("clean_up_tokenization_spaces", false);
        config.putAll(specialTokens());
        return config;
    }

    private Map<String, Object> specialTokens() {
        Map<String, Object> tokens = object("unk_token", "[UNK]");
        tokens.put("pad_token", "[PAD]");
        if (masked) {
            tokens.put("cls_token", "[CLS]");
            tokens.put("sep_token", "[SEP]");
            tokens.put("mask_token", "[MASK]");
        }
        return tokens;
    }

    private static Map<String, Object> object(String key, Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(key, value);
        return object;
    }
}
