package org.languageplayground.finetuning.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.compute.Visitor;
import org.languageplayground.compute.Visitors;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.finetuning.Training;
import org.languageplayground.finetuning.files.Zip;
import org.languageplayground.transformer.folder.AdapterFiles;
import org.languageplayground.ui.chapter.Taught;

class TeachNewsTest {
    private static final RunSettings SHORT =
            Lessons.settings(Choices.FIRST.withTask(Task.OWN).withSteps(20));

    private final WorkerPool pool = new WorkerPool(1, 2);
    private final Visitor visitor = Visitors.of(pool);
    private final LiveTraining live = new LiveTraining(Training.TINY, visitor);
    private final TeachText text = new TeachText((key, arguments) -> key, () -> Locale.ENGLISH);

    private final List<Taught> taught = new ArrayList<>();

    @AfterEach
    void close() {
        live.reset();
        pool.close();
    }

    private String upload(String name, byte[] bytes) throws IOException {
        return live.upload(name, new ByteArrayInputStream(bytes), SHORT).key();
    }

    @Test
    void anUploadedAdapterIsExaminedInThePoolAndToldOfOnce() throws Exception {
        live.train(SHORT);
        LiveTrainingTest.await(live.runs().getFirst()::over);
        TeachNews news = new TeachNews(live, text, taught::add);
        assertThat(upload("adapter.zip", Zip.pack(live.adapterFiles()))).isEqualTo("lora.notice.adapter.exam");
        assertThat(live.exam().orElseThrow().await(60_000)).isTrue();
        assertThat(live.uploaded().orElseThrow().point().exam().learned())
                .isGreaterThan(live.uploaded().get().base().exam().learned());
        assertThat(news.take()).isEqualTo("lora.notice.adapter.taken");
        assertThat(news.take()).isEmpty();
    }

    @Test
    void whatARunCameToIsToldOnce() throws Exception {
        TeachNews news = new TeachNews(live, text, taught::add);
        live.train(SHORT);
        LiveTrainingTest.await(live.runs().getFirst()::over);
        news.take();
        news.take();
        assertThat(taught).hasSize(1);
        LiveRun run = live.runs().getFirst();
        assertThat(taught.getFirst().question())
                .isEqualTo(run.teaching().lesson().sample().text());
        assertThat(taught.getFirst().says())
                .isEqualTo(run.progress().points().getLast().sample().text());
        assertThat(taught.getFirst().known())
                .isEqualTo(run.progress().before().exam().keptRight().cardinality());
        assertThat(taught.getFirst().lost()).isBetween(0, taught.getFirst().known());
    }

    @Test
    void halfAnAdapterIsForgottenWithItsMemory() throws Exception {
        assertThat(upload(AdapterFiles.CONFIG, new byte[1_000])).isEqualTo("lora.notice.adapter.other");
        assertThat(visitor.memory().granted()).isEqualTo(1_000);
        live.reset();
        assertThat(visitor.memory().granted()).isZero();
    }
}
