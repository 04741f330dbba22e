package org.languageplayground.rag.base;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.search.handbook.Article;
import org.languageplayground.search.handbook.Handbook;
import org.languageplayground.search.handbook.Source;
import org.languageplayground.search.text.Document;
import org.languageplayground.search.text.Sentences;
import org.languageplayground.search.text.Span;
import org.languageplayground.search.text.Units;
import org.languageplayground.transformer.folder.Encoding;
import org.languageplayground.world.AskedFact;
import org.languageplayground.world.Country;
import org.languageplayground.world.Fact;
import org.languageplayground.world.Gazetteer;
import org.languageplayground.world.ShippedModels;
import org.languageplayground.world.World;
import org.languageplayground.world.exam.Exam;
import org.languageplayground.world.exam.ExamQuestion;

/** The texts that come with the application, read once and shared by all. */
public final class Corpora {
    /** The model of the invented world: it counts the tokens of its pages, and answers from them. */
    public static final String MODEL = ShippedModels.causal(4);

    /** Small enough to follow every number by hand. */
    private static final List<String> SENTENCES = List.of(
            "Rivers carry water from the mountains to the sea.",
            "Attention lets every token look at every other token.",
            "Retrieval finds passages that help a model answer.",
            "Fine-tuning changes the weights of a model for one task.");

    private static final List<String> ANSWERS = List.of("2", "3", "4", "1");

    private final Map<BaseChoice, Corpus> corpora = new HashMap<>();

    /** Reads the texts; the tiny model's tokenizer counts the tokens of the invented world. */
    public Corpora(ModelLibrary library) {
        corpora.put(BaseChoice.SENTENCES, sentences());
        corpora.put(BaseChoice.GAZETTEER, gazetteer(library));
        corpora.put(BaseChoice.HANDBOOK, handbook());
    }

    /** A shipped base's texts; none for others. */
    Optional<Corpus> get(BaseChoice choice) {
        return Optional.ofNullable(corpora.get(choice));
    }

    private static Corpus sentences() {
        List<Document> documents = new ArrayList<>();
        List<BaseQuestion> questions = new ArrayList<>();
        List<String> asked = Presets.of(BaseChoice.SENTENCES);
        for (int i = 0; i < SENTENCES.size(); i++) {
            String id = String.valueOf(i + 1);
            documents.add(new Document(id, id, SENTENCES.get(i)));
            questions.add(new BaseQuestion(asked.get(i), Map.of(ANSWERS.get(i), 1)));
        }
        return new Corpus(BaseChoice.SENTENCES, documents, Map.of(), questions, List.of(), Units.words(), asked);
    }

    private static Corpus gazetteer(ModelLibrary library) {
        List<Document> documents = World.standard().countries().stream()
                .map(country ->
                        new Document(country.name(), BaseText.capitalized(country.name()), Gazetteer.page(country)))
                .toList();
        List<BaseQuestion> questions = Exam.questions(0).stream()
                .map(question -> question(question, documents))
                .toList();
        Units tokens = text -> spans(library.get(MODEL).tokenizer().encode(text));
        return new Corpus(BaseChoice.GAZETTEER, documents, Map.of(), questions, List.of(), tokens, Presets.everyFact());
    }

    private static List<Span> spans(Encoding encoding) {
        return IntStream.range(0, encoding.ids().length)
                .mapToObj(token -> new Span(encoding.starts()[token], encoding.ends()[token]))
                .toList();
    }

    private static BaseQuestion question(ExamQuestion asked, List<Document> pages) {
        Fact fact = AskedFact.of(asked.question()).orElseThrow();
        Document page = pages.stream()
                .filter(document -> document.id().equals(fact.country()))
                .findFirst()
                .orElseThrow();
        return new BaseQuestion(asked.question(), Map.of(page.id(), 1), Optional.of(evidence(fact, page)));
    }

    /** The sentence of a country's page that states the fact. */
    private static Evidence evidence(Fact fact, Document page) {
        Span sentence = Sentences.of(page.text()).stream()
                .filter(span -> span.of(page.text()).endsWith(" " + fact.value() + " ."))
                .findFirst()
                .orElseThrow();
        return new Evidence(fact.country(), sentence, fact.value(), afterCutoff(fact.country()));
    }

    /** Whether the model cannot have read about a country. */
    public static boolean afterCutoff(String country) {
        return World.standard().countries(true).stream().map(Country::name).anyMatch(country::equals);
    }

    private static Corpus handbook() {
        Handbook handbook = Handbook.load();
        List<BaseQuestion> questions = new ArrayList<>();
        handbook.answerable().forEach(question -> questions.add(new BaseQuestion(question.text(), question.grades())));
        List<String> examples = questions.stream().map(BaseQuestion::text).toList();
        handbook.unanswerable().forEach(question -> questions.add(new BaseQuestion(question.text(), Map.of())));
        Map<String, List<Source>> sources = handbook.articles().stream()
                .collect(Collectors.toMap(article -> article.document().id(), Article::sources));
        List<BaseQuestion> paraphrases = handbook.paraphrases().stream()
                .map(question -> new BaseQuestion(question.text(), question.grades()))
                .toList();
        return new Corpus(
                BaseChoice.HANDBOOK, handbook.documents(), sources, questions, paraphrases, Units.words(), examples);
    }
}
