package org.languageplayground.rag.question;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.rag.base.Corpora;
import org.languageplayground.transformer.Generation;
import org.languageplayground.transformer.Generation.Answer;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.folder.Encoding;
import org.languageplayground.transformer.folder.FolderFiles;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.folder.Tokenizer;
import org.springframework.stereotype.Service;

/** Lets the tiny model answer a question, by heart or after reading some chunks. */
@Service
public class WorldReader {
    /** The model that answers. */
    public static final String MODEL = Corpora.MODEL;

    private static final int LONGEST_ANSWER = 12;

    private final Transformer model;
    private final Tokenizer tokenizer;
    private final FolderFiles folder;

    public WorldReader(ModelLibrary library) {
        LoadedModel loaded = library.get(MODEL);
        model = loaded.model();
        tokenizer = loaded.tokenizer();
        folder = loaded.files();
    }

    /** What the model was loaded from. */
    public FolderFiles folder() {
        return folder;
    }

    /**
     * What the model read and said.
     *
     * @param prompt what it read: the chunks as far as they fit, best first, then the question
     * @param read how many characters of each chunk it read
     * @param promptIds the tokens of the prompt
     * @param leftTokens how many tokens of the chunks did not fit
     * @param probability of the whole answer ({@link Answer})
     */
    public record Said(
            String prompt,
            List<Integer> read,
            List<Integer> promptIds,
            int leftTokens,
            String answer,
            double probability) {
        /** How many tokens it read. */
        public int promptTokens() {
            return promptIds.size();
        }
    }

    /** The most tokens that it reads, so that there is room for the answer. */
    public int room() {
        return model.config().context() - LONGEST_ANSWER;
    }

    /**
     * What the model reads.
     *
     * @param text the chunks as far as they fit, best first, then the question
     * @param read how many characters of each chunk
     * @param ids the tokens
     * @param left how many tokens of the chunks did not fit
     */
    public record Prompt(String text, List<Integer> read, int[] ids, int left) {}

    /** Answers with the likeliest tokens. A question too long for the context is cut at its end. */
    public Said answer(List<String> chunks, String question) {
        Prompt prompt = prompt(chunks, question);
        Answer answer = Generation.answer(model, prompt.ids(), tokenizer.id(".").orElseThrow(), LONGEST_ANSWER);
        return new Said(
                prompt.text(),
                prompt.read(),
                IntStream.of(prompt.ids()).boxed().toList(),
                prompt.left(),
                tokenizer.decode(answer.tokens()),
                answer.probability());
    }

    /** Puts chunks before a question. */
    public Prompt prompt(List<String> chunks, String question) {
        String asked = question.strip().matches("(?s).*[?:.!]") ? question.strip() : question.strip() + " ?";
        Encoding encoded = tokenizer.encode(asked);
        int[] questionIds = Arrays.copyOf(encoded.ids(), Math.min(encoded.ids().length, room()));
        List<String> parts = new ArrayList<>();
        List<Integer> read = new ArrayList<>();
        IntStream.Builder ids = IntStream.builder();
        int free = room() - questionIds.length;
        int left = 0;
        for (String chunk : chunks) {
            Encoding tokens = tokenizer.encode(chunk);
            int count = Math.min(free, tokens.ids().length);
            int end = count == 0 ? 0 : tokens.ends()[count - 1];
            IntStream.of(tokens.ids()).limit(count).forEach(ids::add);
            if (count > 0) {
                parts.add(chunk.substring(0, end));
            }
            read.add(end);
            free -= count;
            left += tokens.ids().length - count;
        }
        parts.add(
                questionIds.length == encoded.ids().length
                        ? asked
                        : asked.substring(0, encoded.ends()[questionIds.length - 1]));
        IntStream.of(questionIds).forEach(ids::add);
        return new Prompt(String.join(" ", parts), read, ids.build().toArray(), left);
    }
}
