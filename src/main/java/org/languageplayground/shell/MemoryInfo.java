package org.languageplayground.shell;

import java.util.Map;
import org.languageplayground.compute.ServerMemory;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.stereotype.Component;

/** Says in the actuator's info how many megabytes runs, kept results, uploads and indexes may take, and how many they have. */
@Component
public class MemoryInfo implements InfoContributor {
    private static final double MEGABYTE = 1 << 20;

    private final ServerMemory memory;

    public MemoryInfo(ServerMemory memory) {
        this.memory = memory;
    }

    @Override
    public void contribute(Info.Builder builder) {
        builder.withDetail(
                "memory",
                Map.of("grantedMegabytes", memory.granted() / MEGABYTE, "totalMegabytes", memory.total() / MEGABYTE));
    }
}
