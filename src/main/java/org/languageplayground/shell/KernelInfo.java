package org.languageplayground.shell;

import org.languageplayground.transformer.matrix.Kernels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.stereotype.Component;

/** Names the active matrix kernel in the log and in the actuator's info, since the fast one needs a flag at start. */
@Component
public class KernelInfo implements InfoContributor {
    private static final Logger LOG = LoggerFactory.getLogger(KernelInfo.class);

    public KernelInfo() {
        LOG.info("Matrix kernel: {}", Kernels.active().description());
    }

    @Override
    public void contribute(Info.Builder builder) {
        builder.withDetail("kernel", Kernels.active().description());
    }
}
