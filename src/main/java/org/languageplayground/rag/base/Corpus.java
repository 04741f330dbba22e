package org.languageplayground.rag.base;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.languageplayground.search.handbook.Source;
import org.languageplayground.search.text.Document;
import org.languageplayground.search.text.Units;

/** The documents of a knowledge base, and what can be asked of them. Two are the same only if they are one object. */
public final class Corpus {
    private final BaseChoice choice;
    private final List<Document> documents;
    private final Map<String, List<Source>> sources;
    private final List<BaseQuestion> questions;
    private final Units units;

    /**
     * A base's texts.
     *
     * @param sources where documents come from, by id, as far as that is known
     * @param units what the size of a chunk counts
     */
    public Corpus(
            BaseChoice choice,
            List<Document> documents,
            Map<String, List<Source>> sources,
            List<BaseQuestion> questions,
            Units units) {
        this.choice = choice;
        this.documents = List.copyOf(documents);
        this.sources = Map.copyOf(sources);
        this.questions = List.copyOf(questions);
        this.units = units;
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

    /** The base's own question of these words. */
    public Optional<BaseQuestion> question(String text) {
        return questions.stream()
                .filter(question -> question.text().equals(text))
                .findFirst();
    }

    /** What the size of a chunk counts. */
    Units units() {
        return units;
    }

    /** Whether the tiny model knows the words of these documents, and can answer from them. */
    public boolean ofTheWorld() {
        return choice == BaseChoice.GAZETTEER;
    }
}
