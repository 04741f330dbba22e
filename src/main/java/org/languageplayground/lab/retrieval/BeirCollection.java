package org.languageplayground.lab.retrieval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.languageplayground.search.evaluation.BeirFiles;
import org.languageplayground.search.evaluation.Question;
import org.languageplayground.search.text.Document;

/**
 * A collection in BEIR's layout.
 *
 * @param documents their text is title and text
 * @param questions the queries that have judgments
 */
public record BeirCollection(List<Document> documents, List<Question> questions) {

    /**
     * Reads a folder.
     *
     * @throws IOException if a file is missing or a line in it is not what it should be, said in one sentence
     */
    public static BeirCollection read(Path folder) throws IOException {
        BeirFiles files = BeirFiles.in(folder);
        List<Document> documents = new ArrayList<>();
        files.documents(object -> documents.add(BeirFiles.titled(object)));
        Map<String, Map<String, Integer>> grades = files.grades();
        List<Question> questions = new ArrayList<>();
        files.queries(object -> {
            Question question = BeirFiles.question(object, grades);
            if (!question.grades().isEmpty()) {
                questions.add(question);
            }
        });
        return new BeirCollection(documents, questions);
    }
}
