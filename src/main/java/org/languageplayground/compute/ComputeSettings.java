package org.languageplayground.compute;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What long computations and their results may take of this server.
 *
 * @param workerThreads for training and other long work; 0 for one less than there are processors
 * @param jobsAtOnce how many runs are under way at once
 * @param memoryMegabytes for all runs, kept results, uploads and indexes; 0 for half of the heap
 * @param sessionMemoryMegabytes how many of them one visitor may take; 0 for a quarter
 * @param traceCacheMegabytes for forward passes shared by all
 */
@ConfigurationProperties("playground")
public record ComputeSettings(
        @DefaultValue("0") int workerThreads,
        @DefaultValue("40") int jobsAtOnce,
        @DefaultValue("0") long memoryMegabytes,
        @DefaultValue("0") long sessionMemoryMegabytes,
        @DefaultValue("128") long traceCacheMegabytes) {
    private static final int MOST_THREADS = 1_024;
    private static final int MOST_JOBS = 10_000;
    private static final long TERABYTE = 1 << 20;

    /**
     * Checks the limits.
     *
     * @throws BadSettingException naming what is beyond them
     */
    public ComputeSettings {
        BadSettingException.check("playground.worker-threads", workerThreads, 0, MOST_THREADS);
        BadSettingException.check("playground.jobs-at-once", jobsAtOnce, 1, MOST_JOBS);
        BadSettingException.check("playground.memory-megabytes", memoryMegabytes, 0, TERABYTE);
        BadSettingException.check("playground.session-memory-megabytes", sessionMemoryMegabytes, 0, TERABYTE);
        BadSettingException.check("playground.trace-cache-megabytes", traceCacheMegabytes, 1, TERABYTE);
    }
}
