/// A program that runs a local Prometheus and prints the child's process id; tests kill it.

#include "datasources/localprometheus/localprometheus.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    Promontory::LocalPrometheusSettings settings;
    settings.folder = application.arguments().value(1);
    settings.targets = {QStringLiteral("localhost:1")};
    Promontory::LocalPrometheus prometheus(settings);
    QObject::connect(&prometheus, &Promontory::LocalPrometheus::stateChanged, &application,
                     [&prometheus](Promontory::LocalState state) {
                         if (state != Promontory::LocalState::Ready)
                             return;
                         std::printf("%lld\n", static_cast<long long>(prometheus.processId()));
                         std::fflush(stdout);
                     });
    prometheus.start();
    return QCoreApplication::exec();
}
