package org.languageplayground.lab.card;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.languageplayground.lab.training.TrainingLog.Entry;
import org.languageplayground.transformer.Architecture;
import org.languageplayground.transformer.Generation;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.measure.Probe;
import org.languageplayground.world.exam.Exam;
import org.languageplayground.world.exam.ExamQuestion.Category;
import org.languageplayground.world.exam.ExamReport;
import org.languageplayground.world.exam.ExamReport.Score;
import org.languageplayground.world.language.Cloze;
import org.languageplayground.world.language.ClozeExam;
import org.languageplayground.world.language.Vocabulary;

/** Measures a shipped model and writes down what it is, what it can do and what it cannot. */
final class ModelCard {
    private static final int CONTEXTS = 250;
    private static final int CLOZES = 100;
    private static final int PRACTICE = 5_000;
    private static final int LONGEST_ANSWER = 12;
    private static final int CURVE_LINES = 30;

    private final String name;
    private final Transformer model;
    private final TransformerConfig config;
    private final List<Entry> training;
    private final Vocabulary vocabulary = Vocabulary.standard();
    private final CardText text = new CardText();

    private ModelCard(String name, Transformer model, List<Entry> training) {
        this.name = name;
        this.model = model;
        this.config = model.config();
        this.training = training;
    }

    /** The card as Markdown. */
    static String of(String name, Transformer model, List<Entry> training) {
        return new ModelCard(name, model, training).write();
    }

    private boolean causal() {
        return config.architecture() == Architecture.GPT2;
    }

    private String write() {
        about();
        if (causal()) {
            exam();
        } else {
            clozes();
        }
        heads();
        training();
        return text.toString();
    }

    private static String percent(Score score) {
        return CardText.percent(score.share()) + " (%d of %d)".formatted(score.right(), score.asked());
    }

    private void about() {
        text.line("# %s", name);
        text.line("");
        text.line(
                "A %s language model in the %s layout, trained from scratch on the invented world of Language Playground.",
                causal() ? "causal" : "masked", causal() ? "GPT-2" : "BERT");
        text.line(
                "Everything in this card was measured by `script/cards` on the weights of this folder (16-bit floats).");
        text.line("");
        text.line("| | |");
        text.line("|---|---|");
        text.line("| parameters | %,d |", model.weights().parameters());
        text.line(
                "| layers, heads, width | %d, %d, %d (d_k = %d) |",
                config.layers(), config.heads(), config.width(), config.headWidth());
        text.line(
                "| vocabulary, context | %,d tokens, %d positions (fixed sinusoids) |",
                config.vocabulary(), config.context());
        text.line(
                "| training | %,d steps from a fixed seed, AdamW |",
                training.getLast().step());
        text.line(
                "| data | generated on the fly: %s, facts of 40 countries before the cutoff, small grammars of English. No text states a fact of "
                        + "the 20 countries after the cutoff. |",
                causal()
                        ? "recall of facts stated in the text, pages of a gazetteer with made-up facts"
                        : "random words to be found again");
        text.line("| licence | Apache-2.0 |");
        text.line("");
        text.line(
                "It can %s. It knows nothing else: outside its world and",
                causal()
                        ? "answer questions on this world in words like those it was trained on"
                        : "fill in a masked word that the rest of a sentence determines");
        text.line("its small grammars its predictions are nonsense, and it never says that it does not know.");
        text.line("");
    }

    private void exam() {
        ExamReport report = ExamReport.of(Exam.questions(CONTEXTS), this::answer);
        text.line("## Exam");
        text.line("");
        text.line(
                "Questions phrased by templates that training never used; an answer counts when every letter of it is right.");
        text.line("");
        text.line("| question | countries before the cutoff | after it |");
        text.line("|---|---|---|");
        for (Category category : Category.values()) {
            text.line(
                    "| %s | %s | %s |",
                    describe(category), percent(report.score(category, false)), percent(report.score(category, true)));
        }
        text.line("");
        text.line(
                "Of the answers in a context, %s of those that are one token are right, and %s of those that must be spelled in letters.",
                percent(report.score(
                        question -> !question.context().isEmpty() && vocabulary.contains(question.answer()))),
                percent(report.score(
                        question -> !question.context().isEmpty() && !vocabulary.contains(question.answer()))));
        text.line("");
        text.line(
                "Baseline for facts after the cutoff: always naming the commonest value of the kind is right in %s. The chance that such guessing",
                CardText.percent(ExamReport.guessing()));
        text.line(
                "is right at least as often as the model was: p = %.2f (one-sided binomial test); above 0.05 the model does not know more than a guess.",
                report.guessingExplains());
        text.line("");
    }

    private static String describe(Category category) {
        return switch (category) {
            case CLOSED_BOOK -> "closed book";
            case ONE_KIND -> "1 to 4 facts of one kind";
            case ONE_COUNTRY -> "1 to 4 facts of one country";
            case MIXED -> "1 to 4 facts, mixed";
            case CHUNKS -> "1 to 4 pieces of gazetteer pages";
        };
    }

    private String answer(String prompt) {
        int[] answer = Generation.greedy(model, vocabulary.encode(prompt), vocabulary.id("."), LONGEST_ANSWER);
        return vocabulary.decode(answer);
    }

    private void clozes() {
        List<Cloze> items = ClozeExam.items(CLOZES);
        text.line("## Masked words");
        text.line("");
        text.line(
                "One masked word in each of %d sentences held out from training, where grammar or context determines the word.",
                items.size());
        text.line("");
        text.line("| determined by | right |");
        text.line("|---|---|");
        for (Cloze.Kind kind : Cloze.Kind.values()) {
            text.line("| %s | %s |", kind.name().toLowerCase(Locale.ROOT), percent(filled(items, kind)));
        }
        int right = (int) items.stream().filter(this::filled).count();
        text.line("| **all together** | **%s** |", percent(new Score(right, items.size())));
        text.line("");
        text.line(
                "Baseline for pronouns: who sees only the two words after the gap, and fills in the pronoun that went with them most often in %,d other",
                PRACTICE);
        text.line("sentences, is right in %s.", percent(fromNextWords(items)));
        text.line("");
    }

    private static Score fromNextWords(List<Cloze> items) {
        Map<List<String>, Map<String, Integer>> counts = new HashMap<>();
        for (Cloze cloze : pronouns(ClozeExam.practice(PRACTICE))) {
            counts.computeIfAbsent(nextWords(cloze), words -> new HashMap<>()).merge(cloze.answer(), 1, Integer::sum);
        }
        List<Cloze> asked = pronouns(items);
        long right = asked.stream()
                .filter(item -> counts.getOrDefault(nextWords(item), Map.of()).entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .filter(item.answer()::equals)
                        .isPresent())
                .count();
        return new Score((int) right, asked.size());
    }

    private static List<Cloze> pronouns(List<Cloze> clozes) {
        return clozes.stream()
                .filter(cloze -> cloze.kind() == Cloze.Kind.PRONOUN)
                .toList();
    }

    private static List<String> nextWords(Cloze cloze) {
        int from = cloze.hidden() + 1;
        return cloze.words().subList(from, Math.min(from + 2, cloze.words().size()));
    }

    private Score filled(List<Cloze> items, Cloze.Kind kind) {
        List<Cloze> own = items.stream().filter(item -> item.kind() == kind).toList();
        return new Score((int) own.stream().filter(this::filled).count(), own.size());
    }

    private boolean filled(Cloze item) {
        int[] text = vocabulary.encode(item.masked().replace("[MASK]", "unknown"));
        int[] ids = new int[text.length + 2];
        System.arraycopy(text, 0, ids, 1, text.length);
        ids[0] = vocabulary.id("[CLS]");
        ids[ids.length - 1] = vocabulary.id("[SEP]");
        List<String> before = item.words().subList(0, item.hidden());
        int place = 1 + (before.isEmpty() ? 0 : vocabulary.encode(String.join(" ", before)).length);
        ids[place] = vocabulary.id("[MASK]");
        float[] logits =
                model.logits(model.hidden(TokenBatch.of(ids)), place).logits().values();
        return vocabulary.tokens().get(Generation.likeliest(logits)).equals(item.answer());
    }

    private void heads() {
        HeadProbes probes = new HeadProbes(!causal());
        text.add(HeadTable.INTRODUCTION);
        measure("Previous token (ordinary sentences)", probes.previousToken());
        measure(
                "Induction (random words said twice, 8 to 20 of them; the token after the earlier occurrence)",
                probes.induction());
        measure("Pronoun to what it means (nouns that take different pronouns)", probes.coreference());
        measure(
                "Pronoun to what it means (two nouns that are both \"it\", told apart only by what follows)",
                probes.coreferenceOfSharedPronoun());
    }

    private void measure(String title, List<Probe> probes) {
        text.add(HeadTable.of(title, model, probes));
    }

    private void training() {
        text.line("## Training curve");
        text.line("");
        text.line(
                "Loss in nats, and the share of right answers, both on texts not seen before; the mixture of texts changes with the stage.");
        text.line("");
        text.line("| step | stage | loss | answers |");
        text.line("|---|---|---|---|");
        int every = Math.max(1, training.size() / CURVE_LINES);
        for (int i = every - 1; i < training.size(); i += every) {
            Entry entry = training.get(i);
            text.line("| %,d | %s | %.3f | %.3f |", entry.step(), entry.stage(), entry.loss(), entry.answers());
        }
    }
}
