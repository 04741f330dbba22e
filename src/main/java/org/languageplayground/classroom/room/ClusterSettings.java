package org.languageplayground.classroom.room;

import java.util.Arrays;
import java.util.List;
import org.languageplayground.compute.BadSettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The nodes that hold the same classes; without members and service this one is alone.
 *
 * @param members hosts with their ports, separated by commas; empty for none
 * @param kubernetesService the name of a headless Kubernetes service whose addresses are the members; empty for none
 * @param name that all nodes must have alike
 * @param port that this node listens to; alone, the next free one
 * @param address of this node among several that it has, such as {@code 10.0.0.*}; empty for any
 * @param route the name of this node behind the ids of its sessions; empty for none
 */
@ConfigurationProperties("playground.cluster")
public record ClusterSettings(
        @DefaultValue("") String members,
        @DefaultValue("") String kubernetesService,
        @DefaultValue("language-playground") String name,
        @DefaultValue("5701") int port,
        @DefaultValue("") String address,
        @DefaultValue("") String route) {
    private static final int MOST_PORT = 65_535;

    /**
     * Checks the settings.
     *
     * @throws BadSettingException naming what is wrong
     */
    public ClusterSettings {
        kubernetesService = kubernetesService.strip();
        address = address.strip();
        route = route.strip();
        BadSettingException.check("playground.cluster.port", port, 1, MOST_PORT);
        if (name.isBlank()) {
            throw new BadSettingException("playground.cluster.name", name, "a name, alike on all nodes");
        }
        if (!route.matches("[A-Za-z0-9_-]*")) {
            throw new BadSettingException("playground.cluster.route", route, "made of letters, digits, - and _");
        }
        if (!members.isBlank() && !kubernetesService.isEmpty()) {
            throw new BadSettingException("playground.cluster.members is “" + members
                    + "” and playground.cluster.kubernetes-service is “" + kubernetesService
                    + "”; only one of them may be set.");
        }
    }

    List<String> hosts() {
        return Arrays.stream(members.split(","))
                .map(String::strip)
                .filter(member -> !member.isEmpty())
                .toList();
    }
}
