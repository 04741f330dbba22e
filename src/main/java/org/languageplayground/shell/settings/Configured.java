package org.languageplayground.shell.settings;

import org.languageplayground.classroom.lesson.LessonLibrary;
import org.languageplayground.classroom.lesson.LessonSettings;
import org.languageplayground.classroom.room.ClusterSettings;
import org.languageplayground.compute.ComputeSettings;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.ModelSettings;
import org.languageplayground.compute.ServerMemory;
import org.languageplayground.compute.TraceCache;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.rag.base.EncoderSettings;
import org.languageplayground.rag.base.FolderSettings;
import org.languageplayground.rag.base.OwnLimits;
import org.languageplayground.rag.base.SharedEncoder;
import org.languageplayground.rag.llm.LlmSettings;
import org.languageplayground.shell.FrameSettings;
import org.languageplayground.shell.SiteLink;
import org.languageplayground.shell.VisitSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** All settings of the administrator's, and what is shared by all visitors and made as they say. */
@Configuration
@EnableConfigurationProperties({
    ClusterSettings.class,
    ComputeSettings.class,
    EncoderSettings.class,
    FolderSettings.class,
    FrameSettings.class,
    LessonSettings.class,
    LlmSettings.class,
    ModelSettings.class,
    OwnLimits.class,
    SiteLink.class,
    VisitSettings.class
})
class Configured {

    @Bean
    ModelLibrary modelLibrary(ModelSettings settings) {
        return new ModelLibrary(settings.modelsDirectory(), settings.english());
    }

    @Bean
    WorkerPool workerPool(ComputeSettings settings) {
        return new WorkerPool(settings.workerThreads(), settings.jobsAtOnce());
    }

    @Bean
    ServerMemory serverMemory(ComputeSettings settings) {
        return new ServerMemory(settings.memoryMegabytes(), settings.sessionMemoryMegabytes());
    }

    @Bean
    TraceCache traceCache(ComputeSettings settings) {
        return new TraceCache(settings.traceCacheMegabytes());
    }

    @Bean
    SharedEncoder sharedEncoder(ModelLibrary library, EncoderSettings settings) {
        return new SharedEncoder(library, settings.encoderTokens(), settings.vectorsDirectory());
    }

    @Bean
    LessonLibrary lessonLibrary(LessonSettings settings) {
        return new LessonLibrary(settings.lessonsDirectory());
    }
}
