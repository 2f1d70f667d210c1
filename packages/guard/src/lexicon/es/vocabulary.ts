/**
 * Spanish ways to say the same in prompts on work, school, travel, health, technology and everyday life, by
 * subject.
 */
export const VOCABULARY = `
redactar | escribir | componer | poner por escrito | plasmar | confeccionar
describir | descripción | retratar | detallar | caracterizar
listar | enumerar | hacer una lista | elaborar una lista | relación | listado | lista
nombrar | citar | mencionar | señalar | indicar | decir | apuntar | consignar | especificar | dar
explicar | aclarar | exponer | detallar | contar | describir
resumir | resumen | sintetizar | compendiar | recapitular | recapitulación | extracto
traducir | verter | pasar al | trasladar al | poner en
revisar | repasar | releer | comprobar | verificar | examinar | mirar | echar un vistazo a | corregir
marcar | señalar | resaltar | subrayar | destacar | indicar
ignorar | omitir | saltar | pasar por alto | no tener en cuenta | dejar fuera | hacer caso omiso
conservar | mantener | respetar | dejar | guardar | preservar | no tocar | no modificar | no cambiar | dejar intacto | dejar sin cambios | dejar tal cual
modificar | cambiar | tocar | alterar | retocar | variar | editar
quitar | eliminar | borrar | suprimir | sacar | retirar | descartar | tachar
agregar | añadir | incluir | incorporar | insertar | sumar | poner | meter | introducir | adjuntar | complementar con
sustituir | reemplazar | cambiar | canjear | suplir
responder | contestar | dar respuesta | replicar | atender
preguntar | consultar | interrogar | hacer preguntas | plantear preguntas
pedir | solicitar | requerir | rogar | reclamar | demandar | encargar
sugerir | proponer | plantear | recomendar | aconsejar | dar ideas | aportar
aconsejar | recomendar | orientar | asesorar | consejo | recomendación | asesoramiento
preparar | elaborar | hacer | armar | crear | diseñar | confeccionar | organizar
planear | planificar | organizar | programar | preparar | plan | planificación | programa
agrupar | clasificar | ordenar | categorizar | dividir en grupos | reunir
ordenar | clasificar | colocar | disponer | organizar | en orden | orden
dividir | separar | repartir | partir | fraccionar | desglosar | desglose
comparar | confrontar | cotejar | contraponer | comparación | comparativo | comparativa
calcular | computar | sacar la cuenta | hallar | cuenta | cuentas | cálculo
comprobar | verificar | confirmar | cerciorarse | asegurarse | constatar
averiguar | investigar | indagar | buscar | descubrir | determinar | saber
elegir | escoger | seleccionar | optar por | decidirse por | quedarse con
evaluar | valorar | calificar | puntuar | juzgar | ponderar | analizar
puntuar | calificar | poner nota | nota | calificación | puntuación
adaptar | ajustar | adecuar | acomodar | amoldar
acortar | reducir | recortar | abreviar | condensar | comprimir | resumir
ampliar | extender | desarrollar | alargar | expandir | profundizar
empezar | comenzar | iniciar | arrancar | abrir | encabezar | partir de
terminar | acabar | concluir | finalizar | cerrar | rematar | culminar
mostrar | enseñar | presentar | exponer | exhibir | reflejar | visualizar
usar | utilizar | emplear | recurrir a | servirse de | aprovechar | aplicar | manejar
comunicar | informar | avisar | notificar | hacer saber | decir | transmitir | anunciar | dar a conocer | aviso | comunicado
anunciar | anuncio | aviso | cartel | promocionar | publicitar
invitar | convocar | convocatoria | invitación
confirmar | ratificar | confirmación
rechazar | declinar | denegar | decir que no | negarse a | rechazo
aceptar | admitir | aprobar | acceder a
cancelar | anular | suspender | cancelación | anulación
aplazar | posponer | retrasar | postergar | cambiar de fecha
adelantar | anticipar
reservar | apartar | hacer una reserva | reserva
comprar | adquirir | hacerse con
vender | comercializar | poner a la venta
pagar | abonar | costear | sufragar | desembolsar
cobrar | facturar | percibir
devolver | reintegrar | reembolsar | devolución | reembolso
enviar | mandar | remitir | hacer llegar | despachar | expedir
recoger | recolectar | pasar a buscar | ir por
entregar | entrega | hacer entrega de | dar
recibir | obtener | llegar
arreglar | reparar | componer | solucionar | reparación | arreglo
solucionar | resolver | remediar | solventar | resolución | solución
ayudar | asistir | echar una mano | apoyar | colaborar
animar | motivar | alentar | impulsar | estimular
felicitar | dar la enhorabuena | congratular
disculparse | pedir disculpas | pedir perdón | lamentar | excusarse
agradecer | dar las gracias | mostrar gratitud | agradecimiento
quejarse | protestar | reclamar | queja | protesta
advertir | avisar | alertar | prevenir | advertencia
dirigir | dirigirse a | ir dirigido a | destinar | orientado a | pensado para | enfocado a | destinado
aparecer | figurar | constar | salir | venir | estar | incluir | incluirse
faltar | no figurar | no aparecer | no constar
suponer | asumir | partir de que | dar por hecho | dar por sentado
imaginar | figurarse | suponer | inventar
reflexionar | pensar | meditar | considerar
opinar | opinión | punto de vista | parecer | criterio
entender | comprender | captar
aprender | estudiar | formarse
enseñar | dar clase | impartir | instruir
practicar | ejercitar | entrenar | ensayar | práctica
vivir | residir | habitar
durar | extenderse | prolongarse | duración
tardar | demorar | llevar
caber | entrar
celebrar | festejar | celebración | fiesta | festejo
organizar | montar | preparar | coordinar | gestionar
participar | tomar parte | intervenir | participación
asistir | acudir | ir | venir | presentarse
funcionar | andar | marchar | ir bien
romper | estropear | averiar | roto | estropeado | averiado
breve | corto | conciso | escueto | sucinto | resumido | abreviado | de pocas palabras | en pocas palabras | brevemente | cortito
largo | extenso | prolongado
amplio | extenso | vasto
sencillo | simple | fácil | llano | accesible | de a pie | asequible | comprensible | cotidiano | claro | para todos los públicos
claro | nítido | comprensible | inteligible | evidente | fácil de entender
formal | serio | protocolario | institucional | oficial
informal | coloquial | desenfadado | relajado | distendido | de confianza
cercano | amable | cordial | cálido | amistoso | simpático | afectuoso | familiar | próximo | cariñoso | afable
amable | cortés | educado | respetuoso | atento | gentil | con respeto | con amabilidad | considerado
alegre | animado | festivo | jovial | vivo | optimista | entusiasta
divertido | gracioso | ameno | simpático | chistoso | ingenioso | con gracia
serio | sobrio | formal
neutral | objetivo | imparcial | sin opiniones | sin opinar | aséptico | neutro
directo | sin rodeos | al grano | franco | claro
elegante | refinado | distinguido | sofisticado
llamativo | atractivo | impactante | vistoso | sugerente | con gancho | que llame la atención | que enganche
convincente | persuasivo | que convenza | creíble
creativo | original | imaginativo | novedoso | ingenioso
detallado | pormenorizado | minucioso | exhaustivo | a fondo | completo | en profundidad | con detalle | con pelos y señales
exacto | preciso | riguroso | con precisión
correcto | acertado | bien | adecuado | válido
adecuado | apropiado | apto | indicado | idóneo | conveniente | que encaje | oportuno
útil | práctico | provechoso | de utilidad
necesario | preciso | imprescindible | indispensable | que haga falta | obligado
importante | relevante | destacado | significativo | clave | principal | esencial | primordial
principal | central | más importante | fundamental | clave
frecuente | habitual | común | corriente | usual | más frecuente | con frecuencia | que más se repite
raro | extraño | inusual | poco común | insólito
actual | vigente | de ahora | del momento | de hoy
reciente | último | nuevo
antiguo | viejo | de antes
barato | económico | asequible | a buen precio | de bajo coste | ajustado
caro | costoso | de precio elevado
gratis | gratuito | sin coste | sin costo | sin cargo | sin pagar | libre de cargo
rápido | veloz | ágil | ligero | en poco tiempo | deprisa
lento | despacio | pausado
urgente | apremiante | con urgencia | prioritario
fácil | sencillo | asequible | sin dificultad
difícil | complicado | arduo | complejo | dificultoso
probable | posible | previsible | susceptible de
seguro | fiable | de confianza
mayor | anciano | de edad | persona mayor | personas mayores | tercera edad | adultos mayores | gente mayor | abuelos | ancianos
joven | jóvenes | juvenil | adolescente | adolescentes | chicos | muchachos
niño | pequeño | crío | chiquillo | menor | infantil | niños | para niños
adulto | mayor de edad | persona adulta
sano | saludable | nutritivo
cansado | agotado | fatigado
enfermo | paciente | indispuesto
enfermedad | dolencia | afección | trastorno | padecimiento
medicamento | medicina | fármaco | medicación | remedio
médico | doctor | facultativo
tratamiento | terapia
dolor | molestia | molestias
ejercicio | actividad | práctica | entrenamiento
receta | preparación | plato
ingrediente | componente
comida | alimentación
alimento | comida | producto alimenticio
desayuno | desayunar
cena | cenar
bebida | beber | refresco
sin gluten | libre de gluten | apto para celíacos
vegetariano | sin carne
casa | vivienda | hogar | domicilio | piso | apartamento | departamento
habitación | cuarto | dormitorio | pieza | estancia
edificio | inmueble | bloque | finca
vecino | vecinos | vecindad | comunidad | residente
alquiler | arriendo | renta | arrendamiento | alquilar | arrendar
inquilino | arrendatario
casero | arrendador | propietario
barrio | vecindario | zona | colonia
ciudad | localidad | municipio | población | urbe
ayuntamiento | municipalidad | alcaldía | consistorio
pueblo | localidad | aldea
calle | vía
sitio | lugar | local | espacio | emplazamiento | ubicación
cerca | cercano | próximo | en las cercanías | en los alrededores
viaje | excursión | escapada | trayecto | viajar
itinerario | ruta | recorrido | plan de viaje | trayecto
vuelo | avión | volar
autobús | bus | autocar
tren | ferrocarril
billete | boleto | pasaje | entrada | tique | ticket
hotel | alojamiento | hospedaje
equipaje | maletas | maleta
turista | visitante | viajero
playa | costa | litoral
paseo | caminata | caminar | a pie | andar | pasear
empresa | compañía | negocio | firma | sociedad | organización
tienda | comercio | establecimiento | negocio | local
empleado | trabajador | personal | plantilla | miembro del personal
jefe | jefa | responsable | encargado | superior
compañero | colega | compañero de trabajo
equipo | grupo | departamento
trabajo | empleo | puesto | labor | ocupación
puesto | plaza | vacante | cargo | posición
candidato | aspirante | solicitante | postulante
contratar | contratación | incorporar | fichar
despido | cese | despedir
sueldo | salario | paga | remuneración | nómina
reunión | junta | encuentro | sesión
cita | turno | encuentro
informe | reporte | memoria | documento
propuesta | proposición | oferta | planteamiento
presupuesto | cotización | estimación de costes
factura | recibo | cuenta
contrato | acuerdo | convenio
cláusula | estipulación | disposición
cliente | comprador | consumidor
proveedor | suministrador | distribuidor
producto | artículo | mercancía | género
servicio | prestación
venta | ventas | comercialización
precio | tarifa | importe | coste | costo | valor | cuánto cuesta
gasto | gastos | desembolso | egreso
ingreso | ingresos | entrada
beneficio | ganancia | utilidad
descuento | rebaja | oferta | promoción | bonificación
queja | reclamación | reclamo | protesta
pedido | encargo | orden | compra
plazo | fecha límite | tiempo límite | vencimiento | fecha tope
garantía | cobertura
marca | firma | enseña
campaña | promoción | acción
lema | eslogan | slogan
reunirse | juntarse | encontrarse | verse
colegio | escuela | centro educativo | instituto | centro escolar
clase | lección | sesión | aula
curso | asignatura | materia | taller
alumno | estudiante | escolar | discípulo
profesor | docente | maestro | educador | tutor
padres | familias | progenitores | familia
examen | prueba | evaluación | test | control
deberes | tarea | tareas escolares | ejercicios
apuntes | notas
libro | obra | volumen | ejemplar
novela | libro
autor | escritor | autora
lector | lectores | público | quien lee | audiencia
público | audiencia | destinatario | a quién va dirigido | receptores
asistentes | participantes | público | invitados
texto | escrito | redacción | documento | contenido
vocabulario | palabras | léxico | lenguaje | términos | terminología | expresiones
lenguaje | idioma | lengua | registro
registro | tono | estilo | lenguaje
tono | estilo | registro | voz | aire | manera de hablar
término | palabra | expresión | vocablo | concepto
tecnicismo | jerga | término técnico | lenguaje técnico | palabra técnica
párrafo | apartado
título | encabezado | titular | rótulo | cabecera
sección | apartado | parte | bloque
capítulo | parte | apartado
punto | apartado | aspecto | elemento | ítem | cuestión
viñeta | guion | punto | lista de puntos | lista con guiones | lista de viñetas | en viñetas | en puntos | lista
lista numerada | numeración | numerado | enumeración
tabla | cuadro | en forma de tabla | en formato tabla | en una tabla
columna | columnas
fila | línea | renglón
prosa | texto corrido | texto seguido | párrafos | texto continuo
nota | apunte | anotación | observación | comentario
mensaje | nota | recado | aviso | comunicación | whatsapp
correo | correo electrónico | email | mail | e-mail | mensaje | mensaje de correo
carta | misiva | escrito
folleto | prospecto | díptico | tríptico
cartel | póster | afiche | letrero
noticia | nota de prensa | comunicado
artículo | texto | nota
entrada | publicación | post | artículo
guion | libreto
discurso | alocución | palabras | parlamento
poema | versos | poesía
chiste | broma | gracia
ejemplo | muestra | modelo | caso
plantilla | modelo | formato | patrón
borrador | versión preliminar | primera versión
versión | variante | variación
esquema | estructura | guion | índice
índice | tabla de contenidos
introducción | presentación | preámbulo | entrada | texto introductorio | inicio
conclusión | cierre | final | desenlace
saludo | encabezamiento | fórmula de saludo
firma | despedida
cita | citación | frase textual
fuente | origen | procedencia | referencia | referencias
dato | información | detalle | datos
cifra | número | dato numérico | cantidad | valor
porcentaje | tanto por ciento | proporción
fecha | día | cuándo
hora | horario | a qué hora
horario | calendario | agenda | cronograma
duración | tiempo | cuánto dura
momento | instante
rato | tiempo
época | período | temporada | etapa
mañana | por la mañana | de la mañana | matutino
tarde | por la tarde | de la tarde | vespertino
noche | por la noche | de la noche | nocturno
fin de semana | sábado y domingo | finde
lunes a viernes | entre semana | días laborables | días hábiles
cada mañana | por las mañanas | todas las mañanas
cada noche | por las noches | todas las noches
dos veces | un par de veces | en dos ocasiones
quince días | dos semanas | quincena
motivo | razón | causa | por qué | el porqué
consecuencia | resultado | efecto | repercusión
problema | dificultad | inconveniente | obstáculo | avería | incidencia
error | fallo | falta | equivocación | errata
errata | falta de ortografía | error tipográfico | falta
duda | incertidumbre | pregunta | cuestión
respuesta | contestación | solución
idea | propuesta | sugerencia | ocurrencia
tema | asunto | cuestión | materia
asunto | línea de asunto | título del correo
paso | etapa | fase | punto
procedimiento | proceso | método | forma de proceder
método | sistema | técnica | forma | manera
regla | norma | criterio | pauta
condición | requisito | circunstancia
objetivo | meta | fin | propósito | finalidad
ventaja | punto a favor | beneficio | pro | lo bueno
desventaja | inconveniente | punto en contra | contra | lo malo
diferencia | distinción | contraste
opción | alternativa | posibilidad | elección
decisión | resolución | determinación
situación | circunstancia | caso
experiencia | trayectoria | bagaje
conocimientos | nociones | saber | formación
habilidad | capacidad | destreza | competencia
riesgo | peligro | amenaza
seguridad | protección
accidente | siniestro | percance
cambio | modificación | variación | alteración
mejora | perfeccionamiento | avance
aumento | subida | incremento | alza
reducción | bajada | disminución | descenso
cantidad | número | volumen | suma
parte | trozo | fragmento | porción
resto | lo demás | los demás | las demás | otros | lo restante
conjunto | grupo | serie
ordenador | computadora | equipo | portátil | pc
móvil | celular | teléfono | smartphone
aplicación | app | programa | software
página | sitio | web | sitio web
pantalla | monitor
archivo | fichero | documento
botón | tecla
usuario | persona usuaria | quien usa
correo no deseado | spam
código | script | programa
registro | log | bitácora
servidor | host
actualización | versión nueva | actualizar
descargar | bajar | descarga
subir | cargar
guardar | almacenar | salvar
copia | duplicado | copiar
enlace | vínculo | hipervínculo | link
anexo | adjunto | documento adjunto
imagen | foto | fotografía | ilustración
dibujo | ilustración
vídeo | grabación | clip
audio | grabación | sonido
juego | partida | actividad
deporte | actividad física
partido | encuentro
concurso | certamen | competición | torneo
premio | galardón | recompensa
fiesta | celebración | evento
evento | acto | acontecimiento
boda | enlace | casamiento
cumpleaños | aniversario
regalo | obsequio | presente
huésped | invitado | visitante
perro | can | mascota
mascota | animal de compañía
jardín | huerto
planta | vegetal
coche | automóvil | vehículo | auto | carro
bicicleta | bici
aparcamiento | estacionamiento | parking
lluvia | llover | mal tiempo
tiempo | clima | meteorología
ropa | prendas | vestimenta
basura | residuos | desechos
reciclar | reciclaje
ahorrar | ahorro | economizar
dinero | efectivo | fondos
banco | entidad bancaria | entidad
préstamo | crédito
impuesto | tributo | tasa
ley | norma | legislación | normativa
abogado | letrado
derecho | derechos
gratuito | libre | sin coste
en línea | online | por internet | virtual | a distancia | telemático
presencial | en persona | cara a cara
por teléfono | telefónicamente | llamar | llamada
por escrito | escrito
en voz alta | leer en voz alta
a mano | manualmente | manual
por separado | aparte | individualmente | uno por uno
juntos | en conjunto | conjuntamente | a la vez
en orden alfabético | alfabéticamente | por orden alfabético | de la a a la z
en orden cronológico | cronológicamente | por orden cronológico | por fecha
de mayor a menor | en orden descendente | descendente
de menor a mayor | en orden ascendente | ascendente
en primera persona | primera persona
en tercera persona | tercera persona
en español | castellano | español
al inglés | inglés | en inglés
actuar como | ser | hacer de | asumir el papel de | en el papel de | ponerse en el lugar de | comportarse como
experto | especialista | profesional | entendido | versado
con experiencia | experimentado | veterano | curtido
principiante | novato | sin experiencia | sin conocimientos previos | que empieza | que parte de cero
por hora | a la hora | h
`;
