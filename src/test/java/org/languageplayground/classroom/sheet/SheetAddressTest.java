package org.languageplayground.classroom.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.languageplayground.ui.Notice;

class SheetAddressTest {
    private static final Sheet SHEET = Sheet.on("rag", "query=capital of B%26C&k=3")
            .withHidden(Set.of("k", "tab.map"))
            .withTitle("Über „RAG“ & <b>co</b>")
            .withExercises(Set.of(3, 1))
            .withQuestions(List.of(
                    new Question("Why?\nAnd how?", 4, "Because"),
                    new Question("لماذا؟", 0, ""),
                    new Question("a&q=b", 20, "x=y&z")));

    private static SheetAddress.Read read(String query) {
        return SheetAddress.read(QueryParameters.fromString(query).getParameters());
    }

    private static List<String> notices(String query) {
        return read(query).notices().stream().map(Notice::key).toList();
    }

    @Test
    void anAddressHoldsTheWholeSheet() {
        SheetAddress.Written written = SheetAddress.write(SHEET);
        assertThat(written.leftOut()).isZero();
        assertThat(read(written.query())).isEqualTo(new SheetAddress.Read(SHEET, List.of()));
    }

    @Test
    void blankQuestionsStayOutOfTheAddress() {
        Sheet sheet = SHEET.withQuestions(List.of(Question.EMPTY, new Question("What?", 1, "")));
        assertThat(read(SheetAddress.write(sheet).query()).sheet().questions())
                .containsExactly(new Question("What?", 1, ""));
    }

    @Test
    void theLastQuestionsStayOutWhereTheAddressHasNoRoomAndAreCounted() {
        List<Question> questions = IntStream.range(0, 30)
                .mapToObj(i -> new Question("question " + i + " " + "ä".repeat(100), 2, ""))
                .toList();
        SheetAddress.Written written = SheetAddress.write(SHEET.withQuestions(questions));
        assertThat(Addresses.fits(written.query())).isTrue();
        assertThat(written.leftOut()).isBetween(1, 29);
        assertThat(read(written.query()).sheet().questions()).isEqualTo(questions.subList(0, 30 - written.leftOut()));
        Sheet oneMore = SHEET.withQuestions(questions.subList(0, 31 - written.leftOut()));
        assertThat(SheetAddress.write(oneMore).leftOut()).isEqualTo(1);
    }

    @Test
    void anEmptyAddressIsANewSheetOnTheFirstChapter() {
        assertThat(read("")).isEqualTo(new SheetAddress.Read(Sheet.on("attention", ""), List.of()));
    }

    @Test
    void aChapterThatDoesNotExistIsToldAndItsScenarioGoes() {
        SheetAddress.Read read = read("chapter=https://elsewhere.org/rag&scenario=k=3&q=kept");
        assertThat(read.sheet().chapter()).isEqualTo("attention");
        assertThat(read.sheet().scenario()).isEmpty();
        assertThat(read.sheet().questions()).containsExactly(new Question("kept", Question.USUAL_LINES, ""));
        assertThat(notices("chapter=https://elsewhere.org/rag")).containsExactly("classroom.sheet.notice.chapter");
    }

    @Test
    void whatCannotBeInAnAddressIsToldAndTheRestIsKept() {
        assertThat(notices("q=a&lines=NaN")).containsExactly("classroom.sheet.notice.lines");
        assertThat(read("q=a&lines=NaN").sheet().questions()).containsExactly(new Question("a", 3, ""));
        assertThat(notices("q=a&lines=21")).containsExactly("classroom.sheet.notice.lines");
        assertThat(notices("q=a&lines=-1")).containsExactly("classroom.sheet.notice.lines");
        assertThat(notices("exercises=1.x.NaN")).hasSize(2);
        assertThat(read("exercises=1.x.NaN").sheet().exercises()).containsExactly(1);
        assertThat(notices("title=" + "t".repeat(200))).containsExactly("classroom.sheet.notice.title");
        assertThat(read("title=" + "t".repeat(200)).sheet().title()).hasSize(Sheet.LONGEST_TITLE);
    }

    @Test
    void ofAHundredQuestionsTheFirstAreAskedAndThisIsTold() {
        Map<String, List<String>> parameters =
                Map.of("q", IntStream.range(0, 100).mapToObj(i -> "q" + i).toList());
        SheetAddress.Read read = SheetAddress.read(parameters);
        assertThat(read.sheet().questions()).hasSize(Sheet.MOST_QUESTIONS);
        assertThat(read.notices()).singleElement().satisfies(notice -> assertThat(notice.arguments())
                .containsExactly(100, 40));
    }

    @Test
    void studentsGetTheScenarioWithoutQuestionsAndAnswers() {
        String path = SHEET.withHidden(Set.of("k")).studentPath();
        assertThat(path).startsWith("rag?");
        assertThat(QueryParameters.fromString(path.substring(4)).getParameters())
                .isEqualTo(Map.of("query", List.of("capital of B&C"), "k", List.of("3"), "hide", List.of("k")));
        assertThat(Sheet.on("rag", "").studentPath()).isEqualTo("rag");
        assertThat(Sheet.on("rag", "").framePath()).isEqualTo("rag?embed");
        assertThat(Sheet.on("rag", "k=3").framePath()).isEqualTo("rag?k=3&embed");
    }
}
