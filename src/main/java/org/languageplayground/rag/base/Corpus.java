package org.languageplayground.rag.base;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.languageplayground.search.analysis.PlainWords;
import org.languageplayground.search.analysis.Term;
import org.languageplayground.search.handbook.Source;
import org.languageplayground.search.retrieval.TfIdfRetriever;
import org.languageplayground.search.text.Document;
import org.languageplayground.search.text.Units;

/** The documents of a knowledge base, and what can be asked of them. Two are the same only if they are one object. */
public final class Corpus {
    private final BaseChoice choice;
    private final List<Document> documents;
    private final Map<String, List<Source>> sources;
    private final List<BaseQuestion> questions;
    private final List<BaseQuestion> paraphrases;
    private final Units units;
    private final List<String> examples;
    private final Optional<KeptIndex> kept;
    private final Map<String, Integer> questionWords;
    private final TfIdfRetriever nearestExample;

    /**
     * A base's texts.
     *
     * @param sources where documents come from, by id, as far as that is known
     * @param paraphrases questions that share no word with the document that answers them
     * @param units what the size of a chunk counts
     * @param examples questions that are answered well here, as one would type them
     */
    public Corpus(
            BaseChoice choice,
            List<Document> documents,
            Map<String, List<Source>> sources,
            List<BaseQuestion> questions,
            List<BaseQuestion> paraphrases,
            Units units,
            List<String> examples) {
        this(choice, documents, sources, questions, paraphrases, units, examples, Optional.empty());
    }

    private Corpus(
            BaseChoice choice,
            List<Document> documents,
            Map<String, List<Source>> sources,
            List<BaseQuestion> questions,
            List<BaseQuestion> paraphrases,
            Units units,
            List<String> examples,
            Optional<KeptIndex> kept) {
        this.kept = kept;
        this.choice = choice;
        this.documents = List.copyOf(documents);
        this.sources = Map.copyOf(sources);
        this.questions = List.copyOf(questions);
        this.paraphrases = List.copyOf(paraphrases);
        this.units = units;
        this.examples = List.copyOf(examples);
        this.questionWords = Stream.concat(examples.stream(), questions.stream().map(BaseQuestion::text))
                .flatMap(question -> new PlainWords().terms(question).stream())
                .map(Term::text)
                .collect(Collectors.toUnmodifiableMap(word -> word, word -> 1, Integer::sum));
        this.nearestExample = new TfIdfRetriever(this.examples);
    }

    /**
     * The texts of a shared folder.
     *
     * @param kept where its index is kept, if anywhere
     */
    static Corpus shared(BaseChoice choice, FolderTexts texts, Optional<KeptIndex> kept) {
        return new Corpus(
                choice,
                texts.documents(),
                Map.of(),
                texts.questions(),
                List.of(),
                Units.words(),
                texts.examples(),
                kept);
    }

    /** Where its index is kept, if anywhere. */
    Optional<KeptIndex> kept() {
        return kept;
    }

    /** Questions that are answered well here, as one would type them. */
    public List<String> examples() {
        return examples;
    }

    public BaseChoice choice() {
        return choice;
    }

    public List<Document> documents() {
        return documents;
    }

    /** Where what a document says comes from, as far as that is known. */
    public List<Source> sources(Document document) {
        return sources.getOrDefault(document.id(), List.of());
    }

    /** The base's own questions. */
    public List<BaseQuestion> questions() {
        return questions;
    }

    /** Questions that share no word with the document that answers them, but for words that only ask. */
    public List<BaseQuestion> paraphrases() {
        return paraphrases;
    }

    /** The base's own question of these words. */
    public Optional<BaseQuestion> question(String text) {
        return questions.stream()
                .filter(question -> question.text().equals(text))
                .findFirst();
    }

    /** Whether a question is one that the page itself offers for this base. */
    public boolean offers(String question) {
        return Presets.of(choice).contains(question)
                || examples.contains(question)
                || question(question).isPresent();
    }

    /** The words of its questions in lower case, and how often each stands there. */
    public Map<String, Integer> questionWords() {
        return questionWords;
    }

    /** The question that is answered well here and has most in common with another; the first of them where none has anything. */
    public Optional<String> nearestExample(String question) {
        return nearestExample.search(question, 1).stream()
                .map(hit -> examples.get(hit.chunk()))
                .findFirst()
                .or(() -> examples.stream().findFirst());
    }

    /** What the size of a chunk counts. */
    Units units() {
        return units;
    }

    /** Whether the tiny model knows the words of these documents, and can answer from them. */
    public boolean ofTheWorld() {
        return choice.kind() == BaseChoice.Kind.GAZETTEER;
    }
}
