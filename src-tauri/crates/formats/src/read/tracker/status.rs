//! Brings status words to the common scale: Jira's three categories, and words that mean the same everywhere. Any other
//! word is not comparable and is never guessed.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::heading::squeeze;
use crate::words::Scale;

/// Where a status category of Jira lies, in any of its languages.
pub fn scale_of_category(word: &str) -> Option<Scale> {
    CATEGORIES.get(&squeeze(word)).copied()
}

/// Where a status word lies, for words that mean the same in every team.
pub fn scale_of_word(word: &str) -> Option<Scale> {
    let word = squeeze(word);
    CATEGORIES.get(&word).or_else(|| WORDS.get(&word)).copied()
}

/// Where a row lies, by its word and its category. Jira has no category for what is paused or cut and files it under one
/// of its three, so there the word is believed; everywhere else the category.
pub(super) fn scale_of(word: &str, category: &str) -> Option<Scale> {
    let said = scale_of_word(word);
    match said {
        Some(Scale::Paused | Scale::Cut) => said,
        Some(Scale::NotStarted | Scale::InProgress | Scale::Done) | None => {
            scale_of_category(category).or(said)
        }
    }
}

type Words = HashMap<String, Scale>;

static CATEGORIES: LazyLock<Words> = LazyLock::new(|| table(CATEGORY));
static WORDS: LazyLock<Words> = LazyLock::new(|| table(COMMON));

fn table(words: &[(Scale, &str)]) -> Words {
    words.iter().flat_map(|(scale, words)| words.split('|').map(|word| (squeeze(word), *scale))).collect()
}

const CATEGORY: &[(Scale, &str)] = &[
    (
        Scale::NotStarted,
        "To Do|Todo|New|Zu erledigen|Neu|À faire|Por hacer|Tareas por hacer|Pendiente|Te doen|Nog te doen|Da fare|\
         Da completare|A fazer|Tarefas pendentes|Itens pendentes|Pendente|Att göra|At gøre|Skal udføres|Gjøremål|Å gjøre|\
         Tekemättä|Tehtävät|Tehtävänä|Do zrobienia|K řešení|Úkoly|Nový|Teendő|De făcut|К выполнению|Сделать|Новый|\
         До виконання|Зробити|未着手|作業前|待办|待辦事項|待处理|할 일|해야 할 일|Yapılacaklar|Yapılacak|สิ่งที่ต้องทำ|Cần làm|Việc cần làm",
    ),
    (
        Scale::InProgress,
        "In Progress|Indeterminate|In Arbeit|In Bearbeitung|En cours|En curso|En progreso|In uitvoering|Bezig|Mee bezig|\
         In behandeling|In corso|Em andamento|Em progresso|Em curso|Pågår|Pågående|I gang|Igangværende|Under arbeid|\
         Under arbejde|Käynnissä|Meneillään|Työn alla|Kesken|W toku|W trakcie|Probíhá|Probíhající|Rozpracované|\
         Folyamatban|În curs|В работе|В процессе|Выполняется|В роботі|進行中|作業中|正在进行|进行中|处理中|處理中|진행 중|\
         Devam ediyor|Sürüyor|กำลังดำเนินการ|Đang tiến hành|Đang thực hiện",
    ),
    (
        Scale::Done,
        "Done|Complete|Completed|Fertig|Erledigt|Abgeschlossen|Terminé|Terminée|Terminé(e)|Fini|Listo|Hecho|Finalizado|\
         Finalizada|Terminado|Completado|Gereed|Klaar|Voltooid|Afgerond|Completato|Completata|Fatto|Concluído|Concluída|\
         Itens concluídos|Feito|Pronto|Klart|Klar|Färdig|Färdigt|Slutförd|Færdig|Udført|Ferdig|Fullført|Valmis|Gotowe|\
         Zrobione|Ukończone|Zakończone|Hotovo|Dokončeno|Kész|Terminat|Finalizat|Готово|Выполнено|Сделано|Завершено|\
         Виконано|完了|完成|已完成|완료|완료됨|Tamam|Tamamlandı|Bitti|เสร็จสิ้น|เสร็จ|Hoàn thành|Đã hoàn thành|Hoàn tất",
    ),
];

const COMMON: &[(Scale, &str)] = &[
    (
        Scale::NotStarted,
        "Backlog|Product backlog|Open|Opened|Reopened|Not started|Notstarted|Unstarted|Triage|Planned|Upcoming|Proposed|\
         Selected for development|Ready for development|Ready to start|Ready|Ready to pick|Ready to develop|Waiting to start|Scheduled|Under consideration|\
         Offen|Geplant|Nicht begonnen|Nicht gestartet|Wiedereröffnet|Ouvert|Ouverte|Planifié|Non commencé|Abierto|Abierta|\
         Planificado|Sin empezar|No iniciado|Aperto|Aperta|Pianificato|Aberto|Aberta|Planejado|Não iniciado|Gepland|\
         Niet gestart|Öppen|Planerad|Åben|Planlagt|Åpen|Avoin|Suunniteltu|Otwarte|Zaplanowane|Открыт|Открыто|Бэклог|\
         Запланировано|Переоткрыт|バックログ|未対応|待办事项|打开|开放|未开始|백로그|열림",
    ),
    (
        Scale::InProgress,
        "Started|Doing|Active|Ongoing|WIP|Work in progress|In development|In dev|Development|In review|Review|Code review|\
         In code review|Under review|Peer review|In testing|Testing|In test|In QA|QA|In design|In analysis|Implementing|\
         In implementation|Building|Working on it|In Entwicklung|In Prüfung|In Überprüfung|In Review|Im Test|\
         En développement|En revue|En revisión|En desarrollo|En pruebas|In ontwikkeling|In revisione|In sviluppo|\
         Em desenvolvimento|Em revisão|Em teste|Under utveckling|Granskning|W realizacji|W testach|В разработке|\
         На проверке|На ревью|Тестирование|В тестировании|レビュー中|開発中|テスト中|开发中|测试中|评审中|개발 중|검토 중",
    ),
    (
        Scale::Done,
        "Closed|Resolved|Finished|Released|Shipped|Launched|Live|Deployed|Delivered|In production|Geschlossen|Gelöst|\
         Behoben|Veröffentlicht|Ausgeliefert|Fermé|Fermée|Résolu|Résolue|Livré|Cerrado|Cerrada|Resuelto|Resuelta|Publicado|\
         Gesloten|Opgelost|Chiuso|Chiusa|Risolto|Rilasciato|Fechado|Fechada|Resolvido|Entregue|Stängd|Löst|Lukket|Løst|\
         Suljettu|Ratkaistu|Zamknięte|Rozwiązane|Закрыт|Закрыто|Решено|Решен|Выпущено|クローズ|解決済み|已关闭|关闭|已解决|\
         已发布|종료|닫힘|해결됨",
    ),
    (
        Scale::Paused,
        "On hold|Onhold|Hold|Paused|Parked|Postponed|Suspended|Pausiert|Zurückgestellt|Angehalten|En pause|En attente|\
         En espera|En pausa|Pausado|In de wacht|Gepauzeerd|In attesa|Sospeso|Em espera|Em pausa|Pausad|På vent|Pausattu|\
         Wstrzymane|Приостановлено|Отложено|На паузе|保留|保留中|一時停止|搁置|暂停|挂起|보류|일시 중지|Beklemede",
    ),
    (
        Scale::Cut,
        "Cut|Canceled|Cancelled|Won't do|Wont do|Will not do|Won't fix|Not doing|Not planned|Rejected|Declined|Abandoned|\
         Dropped|Discarded|Removed|Will not implement|Duplicate|Obsolete|Withdrawn|Descoped|Abgebrochen|Abgelehnt|Verworfen|Gestrichen|\
         Wird nicht erledigt|Annulé|Annulée|Abandonné|Rejeté|Refusé|Cancelado|Cancelada|Rechazado|Rechazada|Descartado|\
         Geannuleerd|Afgewezen|Vervallen|Annullato|Annullata|Rifiutato|Rejeitado|Rejeitada|Avbruten|Avvisad|Annulleret|\
         Afvist|Avbrutt|Kansellert|Avvist|Peruttu|Hylätty|Anulowane|Anulowano|Odrzucone|Zrušeno|Zamítnuto|Отменено|Отменен|\
         Отклонено|Отклонен|キャンセル|中止|却下|已取消|取消|已拒绝|취소|취소됨|거부됨|İptal|İptal edildi|Reddedildi",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_that_mean_the_same_everywhere_are_on_the_scale() {
        let check = |words: &str, expect| {
            for word in words.split('|') {
                assert_eq!(scale_of_word(word), expect, "{word}");
            }
        };
        check(
            "To Do|Backlog|open|Selected for Development|Zu erledigen|À faire|待办",
            Some(Scale::NotStarted),
        );
        check("In Progress|IN REVIEW|in_progress|En cours|進行中|В работе", Some(Scale::InProgress));
        check("Done|Closed|Resolved|Erledigt|Terminé(e)|Concluído|完了|released", Some(Scale::Done));
        check("On hold|Paused", Some(Scale::Paused));
        check("Cancelled|Canceled|Won't Do|Won’t do", Some(Scale::Cut));
        check("Ready for Risk|Blocked|Waiting for legal|Approved|?|", None);
    }

    #[test]
    fn the_word_beats_the_category_only_for_what_jira_has_no_category_for() {
        let check =
            |word, category, expect| assert_eq!(scale_of(word, category), expect, "{word} / {category}");
        check("Ready for Risk", "In Progress", Some(Scale::InProgress));
        check("Done", "In Progress", Some(Scale::InProgress));
        check("Won't do", "Done", Some(Scale::Cut));
        check("On hold", "To Do", Some(Scale::Paused));
        check("Backlog", "", Some(Scale::NotStarted));
        check("Ready for Risk", "", None);
        check("", "Fertig", Some(Scale::Done));
    }

    #[test]
    fn no_word_lies_in_two_places() {
        for words in [CATEGORY, COMMON] {
            let mut seen = HashMap::new();
            for (scale, word) in
                words.iter().flat_map(|(scale, words)| words.split('|').map(move |word| (scale, word)))
            {
                let before = seen.insert(squeeze(word), scale);
                assert!(before.is_none_or(|before| before == scale), "{word} lies in two places");
            }
        }
    }
}
