package org.languageplayground.world.heldout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.folder.Encoding;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.training.LabelledBatch;
import org.languageplayground.transformer.training.Targets;
import org.languageplayground.world.Example;
import org.languageplayground.world.exam.Exam;
import org.languageplayground.world.exam.ExamQuestion;
import org.languageplayground.world.exam.ExamQuestion.Category;
import org.languageplayground.world.language.Cloze;
import org.languageplayground.world.language.ClozeExam;
import org.languageplayground.world.language.Vocabulary;
import org.languageplayground.world.training.AnswerBatch;

/**
 * Texts of the invented world that no training text holds, each with what is to be told: exam questions with their answers for a model
 * that says the next word, sentences with one hidden word for one that fills blanks. Two halves without a common text.
 *
 * @param measured on which the importance of heads is measured
 * @param tried on which heads are then switched off
 */
public record HeldOutTexts(List<LabelledBatch> measured, List<LabelledBatch> tried) {
    /** Questions of each kind; their halves have half as many. */
    private static final int QUESTIONS = 48;

    private static final int SENTENCES = 34;
    private static final int TOGETHER = 10;

    /** Those for a shipped model. */
    public static HeldOutTexts of(LoadedModel model) {
        return model.model().config().architecture().causal()
                ? halves(questions(), HeldOutTexts::answers)
                : halves(ClozeExam.items(SENTENCES), some -> hiddenWords(some, model));
    }

    /** About how much memory the trace of the largest batch takes. */
    public static long bytes(TransformerConfig config, List<LabelledBatch> batches) {
        return batches.stream()
                .map(LabelledBatch::tokens)
                .mapToLong(batch -> IntStream.range(0, batch.sequences())
                        .mapToLong(text -> Trace.bytes(config, batch.length(text)))
                        .sum())
                .max()
                .orElse(0);
    }

    /** How many texts a half has. */
    public static int count(List<LabelledBatch> half) {
        return half.stream().mapToInt(batch -> batch.tokens().sequences()).sum();
    }

    private static <T> HeldOutTexts halves(List<T> all, Function<List<T>, LabelledBatch> batch) {
        return new HeldOutTexts(batches(half(all, 0), batch), batches(half(all, 1), batch));
    }

    private static <T> List<T> half(List<T> all, int which) {
        return IntStream.range(0, all.size())
                .filter(i -> i % 2 == which)
                .mapToObj(all::get)
                .toList();
    }

    private static <T> List<LabelledBatch> batches(List<T> texts, Function<List<T>, LabelledBatch> batch) {
        return IntStream.iterate(0, from -> from < texts.size(), from -> from + TOGETHER)
                .mapToObj(from -> batch.apply(texts.subList(from, Math.min(texts.size(), from + TOGETHER))))
                .toList();
    }

    /** As many of each category; those to memory ask for what the model has read. */
    private static List<ExamQuestion> questions() {
        List<ExamQuestion> exam = Exam.questions(QUESTIONS / 2);
        List<ExamQuestion> chosen = new ArrayList<>();
        for (Category category : Category.values()) {
            List<ExamQuestion> all = exam.stream()
                    .filter(question -> question.category() == category)
                    .filter(question -> category != Category.CLOSED_BOOK || !question.afterCutoff())
                    .toList();
            IntStream.range(0, QUESTIONS)
                    .mapToObj(i -> all.get(i * all.size() / QUESTIONS))
                    .forEach(chosen::add);
        }
        return chosen;
    }

    private static LabelledBatch answers(List<ExamQuestion> questions) {
        List<Example> examples = questions.stream()
                .map(question -> new Example.Builder()
                        .given(question.prompt())
                        .answer(question.answer() + " .")
                        .build())
                .toList();
        return AnswerBatch.of(examples, Vocabulary.standard()::encode);
    }

    private static LabelledBatch hiddenWords(List<Cloze> clozes, LoadedModel model) {
        List<int[]> sequences = new ArrayList<>();
        int[] rows = new int[clozes.size()];
        int[] ids = new int[clozes.size()];
        int mask = model.tokenizer().mask().orElseThrow();
        int start = 0;
        for (int i = 0; i < ids.length; i++) {
            Encoding masked = model.tokenizer().encode(clozes.get(i).masked());
            int at = start;
            rows[i] = IntStream.range(0, masked.ids().length)
                            .filter(token -> masked.ids()[token] == mask)
                            .findFirst()
                            .orElseThrow()
                    + at;
            ids[i] = model.tokenizer().id(clozes.get(i).answer()).orElseThrow();
            sequences.add(masked.ids());
            start += masked.ids().length;
        }
        float[] weights = new float[ids.length];
        Arrays.fill(weights, 1);
        return new LabelledBatch(TokenBatch.of(sequences), new Targets(rows, ids, weights));
    }
}
