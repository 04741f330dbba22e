package org.languageplayground.search.handbook;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.languageplayground.search.evaluation.BeirFiles;
import org.languageplayground.search.evaluation.Question;
import org.languageplayground.search.text.Document;

/**
 * Short articles on language models, with questions to measure search and answers by. Its files lie in BEIR's layout in the
 * class path's folder {@code handbook}.
 *
 * @param answerable the questions that an article answers; grade 2 answers it fully, grade 1 helps
 * @param unanswerable those that none answers, though they sound near; without grades
 * @param paraphrases questions that share no word with the article that answers them, but for words that only ask
 */
public record Handbook(
        List<Article> articles, List<Question> answerable, List<Question> unanswerable, List<Question> paraphrases) {

    /** Reads the handbook that comes with the application. */
    public static Handbook load() {
        try {
            BeirFiles files = BeirFiles.onClassPath("handbook");
            List<Article> articles = new ArrayList<>();
            files.documents(object -> articles.add(new Article(BeirFiles.document(object), sources(object))));
            Map<String, Map<String, Integer>> grades = files.grades();
            List<Question> answerable = new ArrayList<>();
            List<Question> unanswerable = new ArrayList<>();
            files.queries(object -> (metadata(object).get("answerable").getAsBoolean() ? answerable : unanswerable)
                    .add(BeirFiles.question(object, grades)));
            return new Handbook(
                    List.copyOf(articles), List.copyOf(answerable), List.copyOf(unanswerable), readParaphrases());
        } catch (IOException e) {
            throw new UncheckedIOException("the handbook cannot be read", e);
        }
    }

    private static List<Question> readParaphrases() throws IOException {
        BeirFiles files = BeirFiles.onClassPath("handbook/paraphrases");
        Map<String, Map<String, Integer>> grades = files.grades();
        List<Question> questions = new ArrayList<>();
        files.queries(object -> questions.add(BeirFiles.question(object, grades)));
        return List.copyOf(questions);
    }

    /** The articles' texts. */
    public List<Document> documents() {
        return articles.stream().map(Article::document).toList();
    }

    private static List<Source> sources(JsonObject object) {
        JsonArray sources = metadata(object).getAsJsonArray("sources");
        return sources.asList().stream()
                .map(source -> Source.parse(source.getAsString()))
                .toList();
    }

    private static JsonObject metadata(JsonObject object) {
        return object.getAsJsonObject("metadata");
    }
}
