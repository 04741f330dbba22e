package org.languageplayground.finetuning.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.compute.Visitor;
import org.languageplayground.compute.Visitors;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.finetuning.Training;
import org.languageplayground.finetuning.files.Zip;
import org.languageplayground.transformer.folder.AdapterFiles;

class TeachNewsTest {
    private static final RunSettings SHORT =
            Lessons.settings(Choices.FIRST.withTask(Task.OWN).withSteps(20));

    private final WorkerPool pool = new WorkerPool(1, 2);
    private final Visitor visitor = Visitors.of(pool);
    private final LiveTraining live = new LiveTraining(Training.TINY, visitor);
    private final TeachText text = new TeachText((key, arguments) -> key, () -> Locale.ENGLISH);

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
        TeachNews news = new TeachNews(live, text);
        assertThat(upload("adapter.zip", Zip.pack(live.adapterFiles()))).isEqualTo("lora.notice.adapter.exam");
        assertThat(live.exam().orElseThrow().await(60_000)).isTrue();
        assertThat(live.uploaded().orElseThrow().point().exam().learned())
                .isGreaterThan(live.uploaded().get().base().exam().learned());
        assertThat(news.take()).isEqualTo("lora.notice.adapter.taken");
        assertThat(news.take()).isEmpty();
    }

    @Test
    void halfAnAdapterIsForgottenWithItsMemory() throws Exception {
        assertThat(upload(AdapterFiles.CONFIG, new byte[1_000])).isEqualTo("lora.notice.adapter.other");
        assertThat(visitor.memory().granted()).isEqualTo(1_000);
        live.reset();
        assertThat(visitor.memory().granted()).isZero();
    }
}
