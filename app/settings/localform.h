#pragma once

#include "app/settings/sourcerules.h"
#include "app/settings/statedot.h"
#include "datasources/localprometheus/localprometheus.h"

#include <QHash>
#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;
class QToolButton;

namespace Promontory {

class FormField;
class Note;

/// The sign of a state in lists.
SourceState signOf(LocalState state);

/// The part of the form for a local Prometheus: its settings, and how it is doing.
class LocalForm : public QWidget
{
    Q_OBJECT

public:
    explicit LocalForm(QWidget *parent = nullptr);

    void setSettings(const SourceSettings &settings);
    void applyTo(SourceSettings &settings) const;
    /// The running Prometheus of these settings; null when there is none yet.
    void setPrometheus(LocalPrometheus *prometheus);
    FormField *field(SourceField field) const { return m_fields.value(field); }

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeStatus();
    void showState();
    void showTargets();
    void foldLog();
    void showLog();

    QHash<SourceField, FormField *> m_fields;
    QPlainTextEdit *m_targets;
    QLineEdit *m_retention;
    QSpinBox *m_scrape;
    QLabel *m_stateDot;
    Note *m_stateText;
    QWidget *m_healths;
    QToolButton *m_logButton;
    QPlainTextEdit *m_log;
    QPointer<LocalPrometheus> m_prometheus;
};

} // namespace Promontory
